"""Spanish."""

import re

from mutirao.engines.commitments.rules.romance import one_of, participles, regular
from mutirao.engines.commitments.rules.table import Rules, each, words
from mutirao.engines.commitments.signs import Sign

_VERBS = each(
    "crear establecer desarrollar formar capacitar entrenar publicar divulgar revisar adoptar acoger organizar "
    "celebrar realizar fortalecer reforzar mejorar ampliar expandir aumentar duplicar reducir introducir lanzar "
    "implementar implantar construir apoyar financiar destinar asignar invertir nombrar designar promover "
    "compartir intercambiar responder cooperar coordinar conducir ejecutar probar evaluar supervisar monitorear "
    "actualizar firmar adherir pagar costear sufragar proteger asegurar garantizar incentivar estimular fomentar "
    "ayudar prestar ofrecer elaborar redactar preparar constituir instituir aprobar sancionar modificar continuar "
    "proseguir liderar contribuir participar profundizar acelerar modernizar certificar elevar educar "
    "sensibilizar concienciar movilizar identificar definir consultar integrar formular notificar abrir combatir "
    "enfrentar prevenir renovar transferir restaurar articular facilitar consolidar reglamentar regular "
    "fiscalizar auditar contratar adquirir equipar estructurar armonizar difundir reclutar emplear exigir "
    "impulsar intensificar someter presentar enviar concluir iniciar extender alinear simplificar unificar "
    "inspeccionar investigar negociar ratificar priorizar cumplir respetar velar promulgar conceder premiar "
    "adaptar aplicar atender habilitar dotar sentar albergar dar"
)
_IRREGULAR_FUTURE = ("pondr", "har", "mantendr", "dispondr", "propondr", "tendr lugar", "abstendr", "compondr", "tomar")
_PHRASE = ("hacer", "poner en marcha", "poner", "llevar a cabo", "mantener", "tomar medidas", "proponer", "abstenerse")
_INFINITIVE = one_of([*(f"{one}(?:se|los?|las?)?" for one in _VERBS), *_PHRASE])
_FUTURE = one_of(
    [
        *regular(_VERBS, "á|án|emos|é"),
        *regular((one for one in _IRREGULAR_FUTURE if " " not in one), "á|án|emos"),
        r"llevar(?:á|án|emos) a cabo",
        r"tendrán? lugar",
    ]
)
_PARTICIPLE = one_of(
    [*participles(_VERBS), "puest[oa]s?", "hech[oa]s?", "abiert[oa]s?", "mantenid[oa]s?", "dispuest[oa]s?"]
)
_GERUND = one_of([f"{one[:-2]}(?:ando|iendo|yendo)" for one in _VERBS])
_LISTED_NOUN = (
    r"(?:creaci|implementaci|implantaci|elaboraci|realizaci|ampliaci|publicaci|capacitaci|formaci|adopci|promoci|"
    r"constituci|revisi|actualizaci|modernizaci|integraci|articulaci|consolidaci|certificaci|evaluaci)ón"
)

SPANISH = Rules(
    signs={
        Sign.BINDING: words(
            r"(?:se comprometen?|nos comprometemos) (?:a|con)",
            r"se obligan? a",
            r"asum(?:e|en|imos|irá|irán) el compromiso de",
            r"reafirm(?:a|an|amos) (?:el|su|nuestro) compromiso (?:de|con)",
            r"promet(?:e|en|emos)",
            rf"(?:deberá|deberán|debe|deben|debemos)(?: ser)?(?= (?:\w+ )?(?:{_INFINITIVE}|{_PARTICIPLE})\b)",
            rf"(?:tiene|tienen|tendrá|tendrán|ha|han) (?:que|de) {_INFINITIVE}",
            r"(?:acuerda|acuerdan|acordamos|decide|deciden|decidió|(?:ha|han|hemos) (?:decidido|acordado"
            r"|resuelto)|resuelve)"
            rf" (?={_INFINITIVE}\b)",
            r"(?:corresponde|corresponderá|compete|competerá|incumbe|incumbirá) (?:a|al)",
            r"(?:queda|está|es|son) (?:encargad|obligad)[oa]s? (?:de|a)",
        ),
        Sign.STATED: words(
            _FUTURE,
            rf"(?:va|van|vamos) a {_INFINITIVE}",
            rf"(?:será|serán) (?:\w+ )?{_PARTICIPLE}",
            rf"(?:habrá|habrán) (?:sido )?{_PARTICIPLE}",
            rf"(?:seguirá|seguirán|seguiremos|continuará|continuarán|continuaremos) {_GERUND}",
        ),
        Sign.PLANNED: words(
            r"(?:pretende|pretenden|pretendemos|planea|planean|aspira a|busca|buscan|procura)",
            r"(?:se propone|se proponen|nos proponemos)",
            r"(?:tiene|tienen|tenemos) (?:previsto|la intención de|como (?:meta|objetivo)|por (?:objeto|objetivo))",
            r"(?:nuestro|nuestra|su|el|la) (?:objetivo|meta|intención) es",
            rf"prevén? (?={_INFINITIVE}\b)",
            r"(?:está|están) previst[oa]s?",
        ),
        Sign.ACTION: words(_INFINITIVE, _FUTURE, _PARTICIPLE, _GERUND),
        Sign.DEADLINE: words(
            r"(?:para|antes de|hasta|a partir de|en|a más tardar en|a más tardar el)(?: el)?(?: (?:fines|finales|final|"
            r"principios|mediados))?(?: de)?(?: año)?"
            r"(?: (?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre) de)?"
            r" 20[2-9]\d",
            r"en el (?:primer|segundo) semestre(?: de 20\d\d)?",
            r"en (?:un|el) plazo de (?:\w+ ){1,3}(?:horas?|días?|semanas?|meses|mes|años?)",
            r"en \w+ (?:horas|días|semanas|meses|años)",
            r"cada (?:\w+ )?(?:años?|mes|meses|trimestre|semestre)",
            r"\w+ vez(?:es)? (?:por|al) (?:año|mes|semestre)|\w+ veces al año",
            r"(?:anual|anuales|anualmente|semestral|bienal|trimestral|por año|al año|todos los años)",
            r"(?:el )?próximo año",
        ),
        Sign.NEGATED: words(r"no(?! sólo| solo| solamente)", r"nunca", r"jamás", r"ni", r"dejará de"),
        Sign.CONDITIONAL: words(
            r"si (?!bien)\w+",
            # Nouns that end like a conditional: a secretariat, engineering, a treasury.
            r"(?!secretar|ingenier|tesorer|miner|mensajer|bater|guarder)\w{3,}(?:aría|ería|iría|arían|erían"
            r"|irían|dría|drían)",
            r"en caso de(?: que)?",
            r"salvo que",
            r"siempre que",
        ),
        Sign.REPORTED: words(
            r"según (?:la|el|las|los|especialistas|fuentes|datos)",
            r"de acuerdo con (?:la asociación|el sector|especialistas|fuentes|la prensa)",
            r"(?:dijo|dijeron|afirmó|afirmaron|anunció|declaró|informó|alegó|estima) que",
            r"(?:especialistas|expertos|analistas|críticos|observadores) (?:\w+ )?(?:dicen|afirman|preguntan"
            r"|esperan|advierten)",
        ),
        Sign.PAST: words(
            r"(?:preveía|preveían|pretendía|pretendían|planeaba|planeaban|debía|debían|iba a|iban a) \w+",
            r"(?:estrategia|plan|política|programa|gobierno|edición) (?:anterior|pasad[oa])",
        ),
        Sign.PREDICTED: words(
            r"(?:es probable|probablemente|previsiones|se espera|se estima|se calcula)",
            r"(?:crecer|aumentar|disminuir|costar)(?:á|án) (?:cada|un|en|más|para)",
        ),
        Sign.ASKED: re.compile(r"\?\W*$|^\W*¿"),
        Sign.DESCRIBED: words(
            r"(?:est[ea]|el|la|cada) (?:sección|capítulo|anexo|apéndice|tabla|cuadro|figura|documento|informe"
            r"|parte|página)"
            r"(?: \d+)? (?:\w+ )?(?:describe|explica|presenta|muestra|ayuda|enumera|trata|contiene|analiza"
            r"|resume|reúne)\w*",
            r"(?:sección|capítulo|anexo|tabla|cuadro|figura) (?:\d+|[ivx]+)",
        ),
    },
    listed=re.compile(rf"(?:{_INFINITIVE}|{_LISTED_NOUN})\b", re.IGNORECASE),
    actors=words(
        r"(?:gobiernos?|estados?|unión|país|países|república|españa|méxico|chile|colombia|brisa|amara)",
        r"(?:ministerios?|secretarías?|departamentos?|agencias?|autoridades?|autoridad|presidencia|gabinete)",
        r"(?:consejo|comisión|comité|congreso|parlamento|regulador|banco central|csirt|cert|incibe|ccn)",
        r"(?:centro|órgano|organismo|equipo|grupo de trabajo|policía|fuerzas armadas|administración)",
        r"(?:partes|ambas|signatarios|miembros|nosotros|nuestro|nuestra|nos)",
        r"\w+(?:emos|amos|imos)",
    ),
    others=words(
        r"(?:operador(?:es|as?)?|empresas?|bancos|proveedor(?:es)?|fabricantes?|sector privado|industria)",
        r"(?:usuari[oa]s?|ciudadan[oa]s?|ciudadanía|consumidor(?:es)?|clientes?|personas|empleados|padres)",
        r"(?:delincuentes?|atacantes?|intrusos?|hackers?|ataques?|amenazas?|incidentes|economía|ordenadores)",
        r"(?:organizaciones|propietarios?|tecnologías?)",
    ),
)
