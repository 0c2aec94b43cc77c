"""Portuguese."""

import re

from mutirao.engines.commitments.rules.romance import one_of, participles, regular
from mutirao.engines.commitments.rules.table import Rules, each, words
from mutirao.engines.commitments.signs import Sign

_VERBS = each(
    "criar estabelecer desenvolver formar capacitar treinar publicar divulgar rever revisar adotar sediar acolher "
    "organizar realizar fortalecer reforçar aprimorar melhorar ampliar expandir aumentar dobrar duplicar reduzir "
    "introduzir lançar implementar implantar construir apoiar financiar destinar alocar investir nomear designar "
    "promover compartilhar partilhar trocar responder cooperar coordenar conduzir executar testar avaliar "
    "monitorar acompanhar atualizar manter assinar aderir pagar custear proteger assegurar garantir incentivar "
    "estimular fomentar ajudar auxiliar prestar oferecer elaborar redigir preparar constituir instituir editar "
    "aprovar sancionar alterar continuar prosseguir engajar liderar contribuir participar aprofundar acelerar "
    "modernizar certificar elevar educar sensibilizar mobilizar identificar definir mapear consultar integrar "
    "formular notificar abrir combater enfrentar prevenir renovar transferir restaurar articular disponibilizar "
    "viabilizar consolidar regulamentar regular fiscalizar auditar contratar adquirir equipar estruturar "
    "harmonizar difundir disseminar recrutar empregar exigir impulsionar intensificar dispor submeter apresentar "
    "enviar encaminhar celebrar firmar concluir iniciar estender alinhar padronizar simplificar unificar "
    "inspecionar investigar negociar ratificar priorizar abster cumprir respeitar zelar promulgar conceder "
    "premiar adaptar aplicar atender cuidar reestruturar reformar revogar substituir"
)
_INFINITIVE = one_of([*_VERBS, "fazer", "pôr", "propor", "compor", "levar a cabo", "colocar"])
_FUTURE = one_of(
    [
        *regular(_VERBS, "á|ão|emos|ei"),
        "far(?:á|ão|emos)",
        "(?:pro|com|dis)?por(?:á|ão|emos)",
        "levar(?:á|ão|emos) a cabo",
        "colocar(?:á|ão|emos)",
    ]
)
_PARTICIPLE = one_of(
    [*participles(_VERBS), "aberto", "aberta", "abertos", "feit[oa]s?", "post[oa]s?", "mantid[oa]s?", "eleit[oa]s?"]
)
_LISTED_NOUN = (
    r"(?:cria|implementa|implanta|elabora|realiza|amplia|publica|capacita|forma|adoç|promoç|constitui|instituiç|revis"
    r"|atualiza|moderniza|integra|articula|consolida|certifica|avalia)[çã]\w*o"
)

PORTUGUESE = Rules(
    signs={
        Sign.BINDING: words(
            r"(?:compromete-se|comprometem-se|comprometemo-nos|se comprometem?|nos comprometemos) (?:a|com)",
            r"(?:obriga-se|obrigam-se|se obrigam?) a",
            r"assum(?:e|em|imos|irá|irão) o compromisso de",
            r"reafirm(?:a|am|amos) (?:o|seu|nosso) compromisso (?:de|com)",
            r"promet(?:e|em|emos)",
            rf"(?:deverá|deverão|deve|devem|devemos)(?: ser)?(?= (?:\w+ )?(?:{_INFINITIVE}|{_PARTICIPLE})\b)",
            rf"tem de {_INFINITIVE}",
            r"(?:concorda|concordam|acorda|acordam|decide|decidem|decidiu|decidiram|resolve|resolveu) (?:em )?"
            rf"(?={_INFINITIVE}\b)",
            r"(?:cabe|caberá|compete|competirá|incumbe|incumbirá) (?:a|à|ao|às|aos)",
            r"(?:fica|está|é|são) (?:encarregad|incumbid|obrigad)[oa]s? (?:de|a)",
        ),
        Sign.STATED: words(
            _FUTURE,
            rf"(?:irá|irão|iremos|vai|vão|vamos) (?:\w+ )?{_INFINITIVE}",
            rf"(?:será|serão) (?:\w+ )?{_PARTICIPLE}",
            rf"(?:continua|continuam|continuamos|seguirá|seguirão) a {_INFINITIVE}",
            rf"(?:terá|terão) (?:sido )?{_PARTICIPLE}",
            rf"(?:{_INFINITIVE})-se-(?:á|ão)",
        ),
        Sign.PLANNED: words(
            r"(?:pretende|pretendem|pretendemos|planeja|planejam|tenciona|tencionam|propõe-se|se propõe|visa"
            r"|visam|almeja"
            r"|busca|buscam|procura)(?: a)?",
            r"(?:tem|têm|temos)(?: como| por)? (?:a )?(?:meta|objetivo|finalidade|intenção|previsão)(?: de)?",
            r"(?:nosso|nossa|seu|sua|o|a) (?:objetivo|meta|intenção) (?:é|será)(?: o| a)?",
            rf"prevê (?={_INFINITIVE}\b)",
            r"(?:está|estão) previst[oa]s?",
        ),
        Sign.ACTION: words(_INFINITIVE, _FUTURE, _PARTICIPLE),
        Sign.DEADLINE: words(
            r"(?:até|antes d[eo]|a partir de|em)(?: o| ao)?(?: (?:fim|final|início|meados"
            r"|término))?(?: d[eo])?(?: ano de)?"
            r"(?: (?:janeiro|fevereiro|março|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro) de)?"
            r" 20[2-9]\d",
            r"no (?:primeiro|segundo) semestre(?: de 20\d\d)?",
            r"no prazo de (?:\w+ ){1,3}(?:horas?|dias?|semanas?|meses|mês|anos?)",
            r"em \w+ (?:horas|dias|semanas|meses|anos)",
            r"a cada (?:\w+ )?(?:anos?|mês|meses|trimestre|semestre)",
            r"\w+ vez(?:es)? (?:por|ao) (?:ano|mês|semestre)",
            r"(?:anual|anuais|anualmente|semestral|bienal|trimestral|por ano|todos os anos|todo ano)",
            r"(?:no )?próximo ano",
        ),
        Sign.NEGATED: words(r"não(?! só| apenas| somente)", r"nunca", r"jamais", r"nem", r"sem que", r"deixará de"),
        Sign.CONDITIONAL: words(
            r"(?<!compromete-)(?<!-)se (?:a|o|as|os|for|fosse|forem|houver|houvesse|criará|\w+sse)",
            r"caso (?:a|o|as|os|haja|seja|não)",
            # Nouns that end like a conditional: a secretariat, a partnership, engineering.
            r"(?!secretaria|parceria|engenharia|consultoria|assessoria|portaria|bateria|livraria)\w{3,}(?:aria"
            r"|eria|iria|ariam|eriam|iriam)",
            r"em caso de",
            r"salvo se",
        ),
        Sign.REPORTED: words(
            r"segundo (?:a|o|as|os|especialistas|fontes|dados)",
            r"de acordo com (?:a associação|o setor|especialistas|fontes|a imprensa)",
            r"(?:disse|disseram|afirmou|afirmaram|anunciou|declarou|informou|alegou|prevê|estima) que",
            r"(?:especialistas|analistas|críticos|observadores) (?:\w+ )?(?:dizem|afirmam|perguntam|esperam|alertam)",
        ),
        Sign.PAST: words(
            r"(?:previa|previam|pretendia|pretendiam|planejava|planejavam|deveria|deveriam|ia|iam) \w+",
            r"(?:estratégia|plano|política|programa|governo|edição) (?:anterior|passad[oa])",
        ),
        Sign.PREDICTED: words(
            r"(?:é provável|provavelmente|previsões|espera-se|estima-se|calcula-se)",
            r"(?:crescer|aumentar|diminuir|tornar-se|permanecer|custar)(?:á|ão) (?:cada|em|mais|para)",
        ),
        Sign.ASKED: re.compile(r"\?\W*$"),
        Sign.DESCRIBED: words(
            r"(?:est[ea]|o|a|cada) (?:seção|capítulo|anexo|apêndice|tabela|quadro|figura|documento|relatório"
            r"|parte|página)"
            r"(?: \d+)? (?:\w+ )?(?:descreve|explica|apresenta|mostra|ajuda|lista|traz|trata|contém|discute"
            r"|resume|reúne)\w*",
            r"(?:seção|capítulo|anexo|tabela|quadro|figura) (?:\d+|[ivx]+)",
        ),
    },
    listed=re.compile(rf"(?:{_INFINITIVE}|{_LISTED_NOUN})\b", re.IGNORECASE),
    actors=words(
        r"(?:governos?|estados?|estados-membros|união|país|países|república|brasil|portugal|brisa|amara)",
        r"(?:ministérios?|secretarias?|departamentos?|agências?|autoridades?|gabinete|presidência|casa civil)",
        r"(?:conselho|comissão|comitê|congresso|câmara|regulador|banco central|gsi|anatel|csirt|cert)",
        r"(?:centro|órgão|equipe|grupo de trabalho|força-tarefa|polícia|forças armadas|administração)",
        r"(?:partes|ambas|signatários|membros|nós|nosso|nossa)",
        r"\w+(?:emos|amos|imos)",
    ),
    others=words(
        r"(?:operador[ae]s?|empresas?|bancos|provedor(?:es)?|fornecedor(?:es)?|fabricantes?|setor privado|indústria)",
        r"(?:usuários?|cidadãos?|cidadão|cidadã|consumidor(?:es)?|clientes?|pessoas|todos nós|funcionários|pais)",
        r"(?:criminosos?|atacantes?|invasor(?:es)?|hackers?|ataques?|ameaças?|incidentes|economia|computadores)",
        r"(?:organizações|controlador(?:es)?|proprietários?|tecnologias?)",
    ),
)
