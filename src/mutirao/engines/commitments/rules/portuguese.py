"""Portuguese."""

import re

from mutirao.engines.commitments.rules.romance import named, one_of, participles, regular
from mutirao.engines.commitments.rules.table import COMING, Actions, Labels, Rules, each, labels, words
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
    "premiar adaptar aplicar atender cuidar reestruturar reformar revogar substituir dotar instalar ministrar "
    "centralizar "
    "digitalizar migrar ofertar selecionar aperfeiçoar otimizar ativar testar formalizar oficializar vincular "
    "credenciar "
    "comunicar informar relatar reportar discutir propiciar possibilitar facilitar favorecer patrocinar sustentar "
    "subsidiar preservar resguardar universalizar interligar conectar inaugurar editar registrar registar remeter "
    "repassar reservar operar gerir gerenciar supervisionar orientar debater reunir colaborar simular nomear indicar"
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
    r"(?!(?:situa|informa|se|rela|descri|popula|na|observa|introdu|no|fun|op|por|defini|equa|acep|condi|dire|organiza"
    r"|associa|evolu|compara|distribui|classifica|composi|varia|percep)(?:ção|ções)|instituições|(?:vi|ver|mis|pres"
    r"|profis|dimen|conclu)(?:são|sões))"
    r"(?:\w{3,}(?:ção|ções|são|sões)|\w{4,}(?:mento|mentos)|apoio|oferta|abertura|envio|início|entrega|compra|reforma"
    r"|reforço|melhoria|incentivo|fomento|estímulo|aumento|contrato|estudo|projeto|assinatura|adesão|convocatória"
    r"|concurso|oficinas|exercícios?|cursos|campanhas?|reuniões|seminários?|projetos?[ -]pilotos?|encontros|consultas"
    r"|visitas|simulados|rodadas)"
    r"(?: e \w+)? (?:de|do|da|dos|das|a|à|ao|às|aos|para|anual|anuais|nacional|entre|com|em|periódic[oa]s?|regulares"
    r"|contínu[oa]|conjunt[oa]s?)"
)
_ANY_INFINITIVE = (
    r"(?!(?:qualquer|lugar|mulher|poder|dever|particular|militar|familiar|popular|similar|titular|escolar|mar|par|lar"
    r"|ser"
    r"|ter|haver|estar|apesar|polar|solar|celular|regular)\b)\w{2,}(?:ar|er|ir)(?:-se|-nos|-[ln]?[oa]s?)?"
)
_MONTH = (
    r"(?:janeiro|fevereiro|março|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro"
    r"|(?:primeiro|segundo|terceiro|quarto|último) (?:trimestre|semestre|bimestre))"
)
_UNTIL = (
    r"(?:até|antes d[eo]|a partir de|em|no|desde)(?: o| ao)?(?: (?:fim|final|início|meados|término))?(?: d[eo])?"
    r"(?: ano de)?"
)
_PLAN = (
    r"(?:estratégia|plano|programa|agenda|política|acordo|memorando|orçamento|roteiro|projeto|iniciativa|convênio|pacto"
    r"|quadro)(?: (?!anterior|passad)\w+){0,4}?"
)
_HARM = (
    r"(?:permiti|tolera|usa|utiliza|ataca|explora|interferi|prejudica|vende|exporta|paga|divulga|discrimina|consenti"
    r"|admiti|compartilha|partilha|recorre|patrocina|restringi|armazena|retalia|abusa|fornece|cede)"
)
_ATTACK = (
    r"(?:realiza|conduzi|executa|apoia|promove|lança)\w* (?:\w+ ){0,2}(?:ataques?|operaç\w+|atividades?|atos?|ações)"
)
_MONEY = r"(?:\d[\d.,]*+|milhões|bilhões|recursos|verbas?|dotaç\w+|orçamento|fundos?|montante)"
_SET_ASIDE = r"(?:destinad|alocad|reservad|previst|consignad|empenhad|orçad|assegurad|afetad|disponibilizad)[oa]s?"
# What ends like a future and promises nothing by itself.
_NO_PROMISE = (
    r"(?!(?:poder|ser|estar|haver|dever|crescer|aumentar|diminuir|custar|depender|afetar|existir|tender|tentar|precisar"
    r"|permanecer|sofrer|quebrar|seguir|necessitar|querer|ir|ter|parecer|ficar|passar|continuar|chegar|surgir|ocorrer"
    r"|acontecer|explorar|exceder|ultrapassar|perder|tornar|significar|variar|agravar|resultar|causar|representar|cair"
    r"|subir|piorar|caber|competir|incumbir|obrigar|gerar|provocar)(?:á|ão|emos)\b)"
)
# Done by somebody, and not what happens to somebody.
_DONE = (
    r"(?:será|serão) (?!lembrad|recordad|vist|afetad|considerad|percebid|sentid|conhecid|multad|punid)"
    r"\w{3,}[aií]d[oa]s?"
)
_ANY_FUTURE = rf"{_NO_PROMISE}\w{{2,}}(?:ar|er|ir|or)(?:á|ão|emos)"

PORTUGUESE = Rules(
    signs={
        Sign.BINDING: words(
            r"(?:compromete-se|comprometem-se|comprometemo-nos|comprometeram-se|se comprometem?|nos comprometemos"
            r"|comprometer-se-ão|comprometer-se-á|(?:está|estão|estamos) comprometid[oa]s?) (?:a|com|em)",
            r"(?:obriga-se|obrigam-se|se obrigam?) a",
            r"assum(?:e|em|imos|irá|irão) o compromisso de",
            r"(?:reafirm|reiter|renov|confirm)(?:a|am|amos|aram|ou) (?:o|a|os|seus?|sua|nossos?|nossa) (?:\w+ )?"
            r"(?:compromissos?|determinação|vontade|disposição)(?: \w+)? (?:de|com|em)",
            r"promet(?:e|em|emos)",
            rf"(?:deverá|deverão|deve|devem|devemos)(?: ser)?(?= (?:\w+ )?(?:{_INFINITIVE}|{_PARTICIPLE})\b)",
            rf"(?:tem|têm|terá|terão) (?:de|que) {_INFINITIVE}",
            r"(?:concorda|concordam|concordaram|acorda|acordam|acordaram|decide|decidem|decidimos|resolvemos|decidiu"
            r"|decidiram|resolve|resolveu"
            r"|resolveram|convencionaram|pactuaram|convieram) (?:em |por )?"
            rf"(?={_ANY_INFINITIVE}\b)",
            r"(?:assumiu|assumiram) o compromisso de",
            r"(?:cabe|caberá|compete|competirá|incumbe|incumbirá) (?:a|à|ao|às|aos)",
            r"(?:fica|está|é|são) (?:encarregad|incumbid|obrigad)[oa]s? (?:de|a)",
            r"ficam? (?:\w+ ){1,8}(?:encarregad|incumbid|responsáve)\w* (?:de|por|pel[oa])",
            r"(?:está|estão|estamos) (?:pront|dispost)[oa]s? (?:a|para)",
            r"(?:está|estão|estamos) (?:decidid|determinad|empenhad|resolvid)[oa]s? (?:a|em)",
            r"(?:encarrega-se|atribui-se) (?:a|à|ao|o)",
        ),
        Sign.STATED: words(
            _FUTURE,
            rf"(?:irá|irão|iremos|vai|vão|vamos) (?:\w+ )?{_INFINITIVE}",
            r"(?:será|serão) (?:\w+ )?(?:\w{3,}[aií]d[oa]s?|\w*(?:vist|escrit|post|feit|abert|eleit|aceit|pag"
            r"|gast)[oa]s?|entregues?)",
            r"ficam? (?:criad|instituíd|estabelecid|aprovad|designad|autorizad)[oa]s?",
            rf"(?:continua|continuam|continuamos|seguirá|seguirão) a {_INFINITIVE}",
            rf"(?:terá|terão) (?:sido )?{_PARTICIPLE}",
            r"\w{3,}[aeioô]r-(?:se|lh?es?|[ln]?[oa]s?)-(?:á|ão)",
            _ANY_FUTURE,
            r"(?:terá|terão) (?:início|lugar|continuidade|prosseguimento)",
            r"abster(?:á|ão|emos)",
            r"passar(?:á|ão) a",
            r"vir(?:á|ão)",
        ),
        Sign.PLANNED: words(
            r"(?:pretende|pretendem|pretendemos|planeja|planejam|tenciona|tencionam|propõe-se|se propõe|visa"
            r"|visam|almeja"
            r"|busca|buscam|procura)(?: a)?",
            r"(?:tem|têm|temos)(?: como| por)? (?:a )?(?:meta|objetivo|finalidade|intenção|previsão)(?: de)?",
            r"(?:nosso|nossa|seu|sua|o|a) (?:objetivo|meta|intenção|propósito|ambição) (?:é|será)(?: o| a)?",
            rf"preveem? (?={_ANY_INFINITIVE}\b)|prevê (?={_ANY_INFINITIVE}\b)",
            r"(?:está|estão|fica|ficam) (?:previst|planejad|programad|agendad|planead)[oa]s?",
            r"a meta (?:para|até)|meta:",
        ),
        Sign.FORESEEN: words(
            rf"{_PLAN} (?:também )?(?:preveem?|prevê|contempla|dispõe sobre|estabelece|inclui|institui|cria|estipula"
            r"|fixa"
            r"|projeta|define como meta|destina|reserva|determina)(?: \w+){0,2} "
            rf"(?:(?:a|o|as|os|um|uma|que|sobre)\b|{_ANY_INFINITIVE}|{_LISTED_NOUN})",
            rf"{_PLAN} (?:também )?(?:preveem?|prevê|contempla)",
            rf"(?:previst[oa]s?|contemplad[oa]s?) (?:n[oa]|pel[oa]|nest[ae]) {_PLAN}",
            r"(?:prevê-se|está prevista?|estão previst[oa]s|planeja-se|pretende-se|propõe-se|busca-se|objetiva-se)",
        ),
        Sign.SCHEDULED: words(
            r"a ser(?:em)? \w+d[oa]s?",
            rf"a partir de (?:{_MONTH} de )?{COMING}",
            rf"(?:se )?(?:{'|'.join(one[:-2] for one in _VERBS if len(one) > 5)})(?:a|am|e|em)(?:-se)?",
            r"(?:iniciam?|começam?|entram?|abrem?|encerram?|ocorrem?|acontecem?|realizam?-se|passam?|sobem?|chegam?"
            r"|tem|têm|dispõem?|contam?|há|estão|está)",
        ),
        Sign.TARGETED: words(
            r"(?:até|antes d[eo])(?: o)?(?: (?:fim|final|término))?(?: d[eo])?(?: ano de)? 20[2-9]\d,? (?:"
            r"(?:ao menos|pelo menos|no mínimo|todos?|todas?|metade|cada|toda)\b|\d[\d.,]*+ ?(?:% \w+|\w+))",
            rf"(?:\d[\d.,]*+ ?(?:%|por cento)|todos|todas)[^.;]{{0,120}} {_UNTIL} (?:{_MONTH} de )?20[2-9]\d(?=\W*$)",
            r"(?:metas?|produtos?|indicador(?:es)?|resultados?|entregas?)(?: \(\d{4}\)"
            r"| para \d{4})? ?:[^|:]{0,60}(?<!\d)\d+",
        ),
        Sign.ALLOCATED: words(
            r"(?:recursos|orçamento|financiamento|dotação|verba) ?: ?[^|:]{0,30}\d",
            rf"(?:ficam?|são|serão|será|está|estão|foram|foi|encontram-se|encontra-se)(?: \w+){{0,2}} {_SET_ASIDE}"
            rf"(?=[^.;]{{0,160}}{COMING})",
            rf"{_MONEY}[^.;]{{0,80}} (?:ficam?|são|serão|está|estão|encontram-se)(?: \w+){{0,2}} {_SET_ASIDE}",
            r"(?:destina-se|destinam-se|reservam-se|alocam-se|consignam-se|consigna|destina|reserva|aloca) "
            r"(?:[^.;]{0,30})\d",
        ),
        Sign.RESTRAINED: words(
            rf"(?:não|jamais|nunca) (?:\w+mente )?(?:{_HARM}(?:remos|rá|rão)|{_ATTACK})",
            rf"(?:não|jamais) (?:irá|irão|iremos|vai|vão|vamos|deverá|deverão|devem?) (?:\w+mente )?(?:{_HARM}r"
            rf"|{_ATTACK})",
            rf"nenhuma? (?:parte|estado|país|membro|órgão|ministério) (?:\w+ )?(?:{_HARM}rá|{_ATTACK})",
            r"(?:compromete-se|comprometem-se|comprometemo-nos|se comprometem?|nos comprometemos) a não \w+",
            rf"(?:deixam?|deixará|deixarão|deixaremos) de (?={_ANY_INFINITIVE})",
            r"não \w+(?:ão|á|emos) nem (?:\w+ )?\w+(?:ão|á|emos)",
            r"(?:se absterá|se absterão|abstêm-se|abstém-se|nos abstemos|abster-se|se abstêm) de",
        ),
        Sign.ACTION: words(_INFINITIVE, _ANY_FUTURE, _FUTURE, _PARTICIPLE, _DONE, _LISTED_NOUN, _ANY_INFINITIVE),
        Sign.AMOUNT: words(
            r"(?<![\d.,–-])(?!(?:19|20)\d\d\b)\d[\d.,]*+(?= ?%| (?!horas)[a-zà-ú])",
            r"(?:dois|duas|três|quatro|cinco|seis|sete|oito|nove|dez|doze|vinte|trinta|quarenta|cem|mil|milhões"
            r"|milhão|bilhões"
            r"|tod[oa]s|cada|metade|dezenas)",
        ),
        Sign.DEADLINE: words(
            rf"{_UNTIL}(?: {_MONTH} de)? 20[2-9]\d",
            r"(?:no|até o) (?:primeiro|segundo|terceiro|quarto) (?:semestre|trimestre)(?: de 20\d\d)?",
            rf"(?:para|durante|entre|de|{_MONTH} de|no (?:período|biênio|triênio|quadriênio|exercício)"
            rf"(?: de)?) {COMING}",
            rf"{COMING} ?(?:[–/-]|a|e) ?(?:20)?\d\d",
            r"(?:prazo|data|previsão|conclusão|cronograma|término|vigência)\s?: ?[^|]{0,20}20\d\d",
            rf"(?<=\(){COMING}(?=\))|(?<=, ){COMING}(?=\W*$)",
            r"(?:no prazo|prazo máximo|dentro) de (?:até )?(?:\w+ ){1,3}(?:horas?|dias?|semanas?|meses|mês|anos?)",
            r"em (?:até )?\w+ (?:\(\w+\) )?(?:horas|dias|semanas|meses|anos)",
            r"\w+ (?:meses|dias|anos) (?:após|depois|da|do|a contar)",
            r"n[oa]s próxim[oa]s \w+ (?:anos|meses)|na próxima (?:fase|etapa)",
            r"na (?:primeira|segunda) metade d[oa] \w+",
            r"(?:durante|n[ao]|até o fim d[ao]) (?:a |o )?(?:atual|presente|corrente) (?:legislatura|mandato|gestão"
            r"|sessão)",
            r"a cada (?:\w+ )?(?:anos?|mês|meses|trimestre|semestre)|cada (?:\w+ )?(?:anos?|mês|meses)",
            r"\w+ vez(?:es)? (?:por|ao|a cada) (?:ano|mês|semestre)",
            r"(?:anual|anuais|anualmente|semestral|semestrais|semestralmente|bienal|trimestral|mensal|por ano"
            r"|todos os anos"
            r"|todo ano)",
            r"(?:no )?próximo ano|até o (?:fim|final|término) (?:do|da|deste|desta) \w+",
        ),
        Sign.NEGATED: words(
            r"não(?! só| apenas| somente| governament\w+| estata\w+)",
            r"nunca",
            r"jamais",
            r"(?<!^)nem",
            r"deixará de",
            r"nada (?:do |n[oae]\w*)",
            r"nenhum[a]? (?:disposição|dispositivo|cláusula|artigo|parte d)",
            r"(?:interpretad|entendid)[oa]s? como",
            r"em vez de|ao invés de",
        ),
        Sign.CONDITIONAL: words(
            r"(?<!compromete-)(?<!-)se (?:a|o|as|os|for|fosse|forem|houver|houvesse|criará|\w+sse)"
            r"(?! (?:necessári|precis|cabíve|possíve))",
            r"caso (?:a|o|as|os|um|uma|haja|seja|não)(?! (?:recursos|orçamento|necessári[oa]|disponibilidade))",
            r"sem (?:novos|mais|maiores|outros)",
            # Nouns that end like a conditional: a secretariat, a partnership, engineering.
            r"(?!secretaria|parceria|engenharia|consultoria|assessoria|portaria|bateria|livraria)\w{3,}(?:aria"
            r"|eria|iria|ariam|eriam|iriam)",
            r"em caso de",
            r"salvo se",
        ),
        Sign.REPORTED: words(
            r"segundo (?:a|o|as|os|especialistas|fontes|dados)",
            r"de acordo com (?:a associação|o setor|especialistas|fontes|a imprensa)",
            r"(?:disse|disseram|afirmou|afirmaram|anunciou|anunciaram|declararam|declarou|informou|alegou"
            r"|(?<!plano )(?<!programa )(?<!estratégia )prevê"
            r"|estima) que",
            r"(?:especialistas|analistas|críticos|observadores|entrevistados|participantes|pesquisadores|empresas) "
            r"(?:\w+ )?"
            r"(?:dizem|afirmam|perguntam|esperam|alertam|querem|temem|pedem|defendem|sugerem|acreditam|preveem)",
            r"(?:avaliação|avaliadores|auditoria|auditores|relatório|consultoria|consultores|estudo|pesquisa|missão"
            r"|comissão)"
            r"(?: \w+){0,3} (?:recomend|suger|apont|conclu|propôs|propuser|aconselh|mostr|indic|indica)\w*",
            r"(?:recomendou|recomenda|sugeriu|propôs|aconselhou|defendeu|espera|acredita|alertou|disse|avisou"
            r"|noticiou) que",
            r"(?:o|um|outro) (?:país|governo|estado) (?:vizinho|estrangeiro) (?:\w+ )?\w+(?:ou|iu|eu|á|e|a|em|am)",
            r"(?<=, )(?:dizem|diz|afirmam|afirma|avaliam|estimam|alertam)",
            r"recomenda-se|sugere-se|diz-se|mostra (?:uma|a) pesquisa",
        ),
        Sign.PAST: words(
            r"(?:situação|status|estado|andamento)\s?: ?(?:conclu|cumprid|finalizad|executad|encerrad|realizad)\w*",
            r"(?:conclu[ií]d|cumprid|finalizad|encerrad)[oa]s?(?= ?[)\]]|\W*$)",
            r"(?:deveria|deveriam) ter",
            r"(?:previa|previam|pretendia|pretendiam|planejava|planejavam|deveria|deveriam|ia|iam) \w+",
            r"(?:estratégia|plano|política|programa|governo|edição) (?:anterior|passad[oa])",
        ),
        Sign.PREDICTED: words(
            r"(?:é provável|provavelmente|previsões|espera-se|estima-se|calcula-se)",
            r"(?:crescer|aumentar|diminuir|tornar-se|permanecer|custar)(?:á|ão) (?:cada|em|mais|para)",
            r"(?:mudar|transformar|alterar|revolucionar|redefinir)(?:á|ão) (?:a forma|o modo|a maneira|o cenário"
            r"|a natureza|a vida|o mundo|tudo)",
            r"(?:certamente|sem dúvida|inevitavelmente|fatalmente|mais cedo ou mais tarde|algum dia|cada vez mais"
            r"|seguramente)",
            r"(?:terá|terão|tem|têm|precisará|precisarão|deve|devem|deverá|deverão) (?:de |que )?(?:escolher|optar"
            r"|decidir"
            r"|lidar|conviver|contar com|enfrentar (?:mais|novos|ataques)|arcar|se adaptar)",
            r"(?:enfrentar|sofrer|viver)(?:á|ão) (?:\w+ )?(?:escolhas|decisões|dificuldade|desafio|problema|nov|limit"
            r"|restriç|mais|amea)\w*",
            r"(?:até|em) 20\d\d,? (?:cerca|aproximadamente|quase|em torno|estima)",
            r"será (?:preciso|necessári[oa]|difícil|impossível|essencial|fundamental|crucial|possível)",
            r"(?:projeções|tendência|estimativas|segundo projeções)",
        ),
        Sign.ASKED: re.compile(r"\?\W*$"),
        Sign.DESCRIBED: words(
            r"(?:est[ea]|o|a|cada) (?:seção|capítulo|anexo|apêndice|tabela|quadro|figura|documento|relatório"
            r"|parte|página)"
            r"(?: \d+)? (?:\w+ )?(?:descreve|explica|apresenta|mostra|ajuda|lista|traz|trata|contém|discute"
            r"|resume|reúne)\w*",
            r"(?:seção|capítulo|anexo|tabela|quadro|figura) (?:\d+|[ivx]+)",
            r"(?:lei|decreto|portaria|regulamento|constituição|resolução|código)(?: n\S+)?(?: [\d./]+)? (?:já "
            r"|também )?"
            r"(?:define|exige|obriga|enumera|lista|prevê|proíbe|estabelece|determina|dispõe|fixa|impõe)",
            r"(?:é|são) (?:compost|formad|integrad|presidid|chefiad|sediad|constituíd|definid|conhecid)[oa]s? (?:por"
            r"|pel[oa]s?|em"
            r"|d[eo]|como)",
        ),
    },
    listed=re.compile(rf"(?:{_INFINITIVE}|{_ANY_INFINITIVE}|{_LISTED_NOUN})\b(?=\s+\S+\s+\S|\W*$)", re.IGNORECASE),
    actors=words(
        r"(?:governos?|estados?|estados-membros|união|país|países|república|brasil|portugal|brisa|amara)",
        r"(?:ministérios?|secretarias?|departamentos?|agências?|autoridades?|gabinete|presidência|casa civil)",
        r"(?:conselho|comissão|comitê|congresso|câmara|regulador|banco central|gsi|anatel|csirt|cert)",
        r"(?:centro|órgão|equipe|grupo de trabalho|força-tarefa|polícia|forças armadas|administração)",
        r"(?:partes|ambas|signatários|membros|participantes|nós|nosso|nossa|nossas|nossos|líderes|chefes de estado)",
        r"(?:diplomacia|embaixadas?|procuradoria|tribunal|tribunais|exército|marinha|academia|instituto|diretoria"
        r"|rede|fundo)",
        r"\w+(?:emos|amos|imos)",
    ),
    others=words(
        r"(?:operador[ae]s?|empresas?|bancos|provedor(?:es)?|fornecedor(?:es)?|fabricantes?|importador(?:es)?"
        r"|exportador(?:es)?|distribuidor(?:es)?|empregador(?:es)?|setor privado|indústria"
        r"|instituições (?:de pagamento|financeiras|bancárias)|prestador(?:as|es)?)",
        r"(?:usuários?|cidadãos?|cidadão|cidadã|consumidor(?:es)?|clientes?|pessoas|todos nós|funcionários|pais)",
        r"(?:criminosos?|atacantes?|invasor(?:es)?|hackers?|ataques?|ameaças?|incidentes|(?<!da )economia"
        r"|computadores)",
        r"(?:organizações|controlador(?:es)?|proprietários?|tecnologias?)",
    ),
    other_subjects=re.compile(
        r"(?:(?:nos termos|por força|de acordo) [^,]{1,60}, )?(?:tod[oa]s |cada )?(?:[oa]s? )?(?:(?!de\b|para\b"
        r"|com\b)\w+ ){0,2}"
        r"(?:operador[ae]s?|empresas?|bancos|instituições|provedor(?:es)?|prestador(?:es|as)?|fornecedor(?:es)?"
        r"|instituições (?:de pagamento|financeiras|bancárias)|fabricantes?|usuários?|utilizadores|cidadãos?"
        r"|consumidor(?:es)?|clientes?|organizações|controlador(?:es)?"
        r"|proprietários?|hospitais|criminosos?|atacantes?)\b",
        re.IGNORECASE,
    ),
    dated=words(
        rf"(?:até|antes d[eo]|a partir de)(?: o| ao)?(?: (?:fim|final|início|meados|término))?(?: d[eo])?(?: ano de)?"
        rf"(?: {_MONTH} de)? 20[2-9]\d",
        COMING,
        r"(?:no prazo|prazo máximo|dentro) de|em até|próximo ano",
    ),
    actions=Actions(
        named=re.compile(named(_ANY_INFINITIVE, _LISTED_NOUN), re.IGNORECASE),
        full=re.compile(rf"{_ANY_INFINITIVE},?(?:\s+\S+){{5}}|{_LISTED_NOUN}(?:\s+\S+){{5,40}}(?<=\.)$", re.IGNORECASE),
        told=words(
            r"(?<!que )(?<!que se )(?<!qual )(?:é|são|era|eram|foi|leva|levam|equivale|requer|exige|supõe|implica"
            r"|permite|depende"
            r"|custa|significa|constitui|tem|têm|resulta|segue|pode|podem|ajuda|contribui|confunde|continua"
            r"|representa|há)",
            r"(?<!que )\w{2,}(?:ou|aram|eram|iram|eu|iu)",
            r"(?:estratégia|plano|programa|agenda) (?:\w+ ){0,3}20\d\d(?:[–-]\d+)?(?=\W*$)",
        ),
        verb_last=False,
    ),
    labels=Labels(
        who=labels(
            r"responsáve(?:l|is)(?: \w+)?",
            r"responsabilidade",
            r"(?:órgão|entidade|instituição|unidade|setor|área)(?:s|es)?(?: \w+)?",
            r"coordenação|coordenador[a]?|execução|executor(?:es)?|liderança|líder",
            r"parceiros?|parceria|apoio|envolvidos|participantes|atores|quem",
        ),
        when=labels(
            r"prazos?(?: \w+)?|prazo de \w+",
            r"data(?: \w+)?|até|início|fim|término|conclusão|cronograma|período|quando|calendário|vigência|previsão",
            r"indicador(?:es)?(?: \w+)?|metas?|produtos?|entregas?|resultados?(?: \w+)?",
            r"orçamento|recursos|custo|fonte|financiamento|situação|status",
        ),
        task=labels(
            r"ações|ação(?: estratégica| prioritária)?|medidas?|atividades?|iniciativas?(?: estratégica)?|tarefas?"
            r"|compromissos?"
            r"|objetivos?(?: \w+)?|prioridades?|pilar(?:es)?|projetos?|etapas?|linha de ação|eixo|o quê|diretriz"
            r"|marcos?",
        ),
    ),
)
