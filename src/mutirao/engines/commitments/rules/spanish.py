"""Spanish."""

import re

from mutirao.engines.commitments.rules.romance import named, one_of, participles, regular
from mutirao.engines.commitments.rules.table import COMING, Actions, Labels, Rules, each, labels, words
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
    "adaptar aplicar atender habilitar dotar sentar albergar dar instalar impartir centralizar digitalizar migrar "
    "otorgar "
    "seleccionar optimizar activar formalizar vincular acreditar comunicar informar reportar discutir posibilitar "
    "favorecer patrocinar sostener subvencionar preservar universalizar conectar inaugurar registrar remitir "
    "transponer "
    "reservar operar gestionar orientar reunir colaborar simular nominar indicar desplegar diseñar robustecer "
    "potenciar "
    "propiciar emitir editar acompañar mapear probar suscribir trabajar convocar recopilar"
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
    r"(?!(?:situa|informa|sec|rela|descrip|pobla|na|observa|introduc|no|fun|op|por|defini|ecua|acep|condi|direc|men"
    r"|institu|organiza|asocia|evolu|compara|distribu|clasifica|composi|varia|percep)(?:ción|ciones)|(?:vi|ver|mi|pre"
    r"|profe|dimen|conclu)(?:sión|siones))"
    r"(?:\w{3,}(?:ción|ciones|sión|siones)|\w{4,}(?:miento|mientos)|puesta en (?:marcha|funcionamiento|operación"
    r"|práctica)"
    r"|apoyo|oferta|apertura|envío|inicio|entrega|compra|reforma|refuerzo|mejora|lanzamiento|diseño|desarrollo|impulso"
    r"|fomento|firma|aumento|despliegue|diagnóstico|estudio|proyecto|adhesión|convocatoria|concurso|talleres"
    r"|ejercicios?"
    r"|cursos|campañas?|reuniones|seminarios?|proyectos? pilotos?|encuentros|consultas|visitas|simulacros|rondas"
    r"|incentivo|estímulo)"
    r"(?: y \w+)? (?:de|del|a|al|en|para|anual|anuales|nacional|entre|con|periódic[oa]s?|regulares|continu[oa]"
    r"|conjunt[oa]s?)"
)
_ANY_INFINITIVE = (
    r"(?!(?:cualquier|lugar|mujer|poder|deber|particular|militar|familiar|popular|similar|titular|escolar|mar|par"
    r"|hogar|ser"
    r"|ayer|haber|estar|primer|tercer|pesar|solar|celular|regular|tener)\b)\w{2,}(?:ar|er|ir)(?:se|nos|l[oae]s?)?"
)
_MONTH = (
    r"(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"
    r"|(?:primer|segundo|tercer|cuarto|último) (?:trimestre|semestre|bimestre))"
)
_END_OF = r"(?: el)?(?: (?:fines|finales|final|principios|mediados|inicios))?(?: del?)?(?: año)?"
_UNTIL = rf"(?:para|antes de|antes del|hasta|a partir de|en|desde|a|a más tardar(?: en| el| a)?){_END_OF}"
_PLAN = (
    r"(?:estrategia|plan|programa|agenda|política|acuerdo|memorando|presupuesto|hoja de ruta|proyecto|iniciativa"
    r"|convenio"
    r"|pacto|marco)(?: (?!anterior|pasad)\w+){0,4}?"
)
_HARM = (
    r"(?:permiti|tolera|usa|utiliza|ataca|explota|interferi|perjudica|vende|exporta|paga|divulga|discrimina|consenti"
    r"|admiti|comparti|recurri|patrocina|restringi|almacena|abusa|cede|emplea|dañ[ae])"
)
_ATTACK = (
    r"(?:realiza|lleva|ejecuta|apoya|promove|lanza)\w* (?:\w+ ){0,2}(?:ataques?|operaciones|actividades?|actos?"
    r"|acciones)"
)
_MONEY = r"(?:\d[\d.,]*+|millones|recursos|partidas?|fondos?|presupuesto|dotación|monto)"
_SET_ASIDE = r"(?:destinad|asignad|reservad|previst|consignad|comprometid|presupuestad|asegurad|habilitad)[oa]s?"
# What ends like a future and promises nothing by itself.
_NO_PROMISE = (
    r"(?!(?:podr|ser|estar|habr|deber|crecer|aumentar|disminuir|costar|depender|afectar|existir|tender|intentar"
    r"|necesitar"
    r"|permanecer|sufrir|romper|seguir|querr|ir|tendr|parecer|quedar|pasar|continuar|llegar|surgir|ocurrir|suceder"
    r"|explotar|exceder|superar|perder|significar|variar|agravar|resultar|causar|representar|caer|subir|empeorar|volver"
    r"|corresponder|competer|incumbir|obligar|generar|provocar|interpretar|tratar)(?:á|án|emos)\b)"
)
# Done by somebody, and not what happens to somebody.
_DONE = (
    r"(?:será|serán) (?!recordad|vist|afectad|considerad|percibid|sentid|conocid|multad|sancionad)"
    r"\w{3,}[aií]d[oa]s?"
)
_ANY_FUTURE = rf"{_NO_PROMISE}\w{{2,}}(?:ar|er|ir|dr)(?:á|án|emos)"

SPANISH = Rules(
    signs={
        Sign.BINDING: words(
            r"(?:se comprometen?|nos comprometemos|se comprometieron|se comprometió|(?:está|están"
            r"|estamos) comprometid[oa]s?"
            r"|se comprometerán?) (?:a|con|en)",
            r"se obligan? a",
            r"asum(?:e|en|imos|irá|irán) el compromiso de",
            r"(?:reafirm|reiter|renov|renuev|confirm|ratific)(?:a|an|amos|aron|ó) (?:el|la|los|sus?|nuestros?"
            r"|nuestra) (?:\w+ )?"
            r"(?:compromisos?|determinación|voluntad|disposición)(?: \w+)? (?:de|con|en)",
            r"(?:asumió|asumieron) el compromiso de",
            r"promet(?:e|en|emos)",
            rf"(?:deberá|deberán|debe|deben|debemos)(?: ser)?(?= (?:\w+ )?(?:{_INFINITIVE}|{_PARTICIPLE})\b)",
            rf"(?:tiene|tienen|tendrá|tendrán|ha|han) (?:que|de) {_INFINITIVE}",
            r"(?:acuerda|acuerdan|acordamos|acordaron|acordó|decide|deciden|decidimos|resolvemos|convenimos|decidió"
            r"|decidieron|convienen|convinieron|pactaron"
            r"|(?:ha|han|hemos) (?:decidido|acordado|resuelto|convenido)|resuelve|resolvieron)"
            rf" (?:en )?(?={_ANY_INFINITIVE}\b)",
            r"(?:corresponde|corresponderá|compete|competerá|incumbe|incumbirá) (?:a|al)",
            r"(?:queda|está|es|son) (?:encargad|obligad)[oa]s? (?:de|a)",
            r"(?:está|están|estamos) (?:dispuest[oa]s? a|list[oa]s? para|preparad[oa]s? para)",
            r"(?:está|están|estamos) (?:decidid|determinad|empeñad|resuelt)[oa]s? (?:a|en)",
            r"se (?:encomienda|encomendará|encarga|encargará|mandata|instruye|instruirá) (?:a|al)",
        ),
        Sign.STATED: words(
            _FUTURE,
            rf"(?:va|van|vamos) a {_INFINITIVE}",
            r"(?:será|serán) (?:\w+ )?(?:\w{3,}[aií]d[oa]s?|\w*(?:puest|escrit|hech|abiert|resuelt|vist)[oa]s?)",
            r"(?:créase|créanse|establécese|institúyese|encárgase|apruébase|desígnase)",
            r"quedan? (?:cread|instituid|establecid|aprobad|designad)[oa]s?",
            r"se (?:crea|crean|constituye|constituyen|instituye)(?= (?:el|la|un|una|los|las)\b)",
            rf"(?:habrá|habrán) (?:sido )?{_PARTICIPLE}",
            rf"(?:seguirá|seguirán|seguiremos|continuará|continuarán|continuaremos) {_GERUND}",
            _ANY_FUTURE,
            r"pasarán? a",
            r"dirán?|saldrán?|vendrán?|llegarán? (?=(?:en|antes|a)\b)",
            r"se establecen? (?=una?\b)",
        ),
        Sign.PLANNED: words(
            r"(?:pretende|pretenden|pretendemos|planea|planean|aspira a|busca|buscan|procura)",
            r"(?:se propone|se proponen|nos proponemos)",
            r"(?:tiene|tienen|tenemos) (?:previsto|la intención de|como (?:meta|objetivo)|por (?:objeto|objetivo))",
            r"(?:nuestro|nuestra|su|el|la) (?:objetivo|meta|intención|propósito|ambición) (?:es|será)",
            rf"(?:prevé|prevén|contempla|contemplan) (?={_ANY_INFINITIVE}\b)",
            r"(?:está|están|queda|quedan) (?:previst|planificad|programad|planead|agendad)[oa]s?",
            r"la meta (?:para|a)|meta:",
        ),
        Sign.FORESEEN: words(
            rf"{_PLAN} (?:también )?(?:prevén?|contemplan?|dispone|establece|incluyen?|instituye|crea|estipula|fija"
            r"|proyecta"
            r"|define como meta|destina|reserva|recoge|incorpora|determina)(?: \w+){0,2} "
            rf"(?:(?:la|el|las|los|un|una|que)\b|{_ANY_INFINITIVE}|{_LISTED_NOUN})",
            rf"{_PLAN} (?:también )?(?:prevén?|contemplan?)",
            rf"(?:previst[oa]s?|contemplad[oa]s?) (?:en|por) (?:el|la|est[ea]) {_PLAN}",
            r"(?:se prevén?|se tiene previsto|se contemplan?|se planea|se pretende|se busca|está previst[oa])",
        ),
        Sign.SCHEDULED: words(
            rf"a partir de (?:{_MONTH} de )?{COMING}",
            rf"(?:se )?(?:{'|'.join(one[:-2] for one in _VERBS if len(one) > 5)})(?:a|an|e|en)",
            r"(?:suben?|llegan?|inicia|inician|comienzan?|empiezan?|entran?|abren?|cierran?|arrancan?|tienen? lugar"
            r"|se celebran?|ponen?"
            r"|disponen?|cuentan?|tienen?|hay|están?|pone en marcha|refuerzan?)",
        ),
        Sign.TARGETED: words(
            r"(?:para|antes de|hasta|a más tardar en|a)(?: el)?(?: (?:fines|finales|final))?(?: del?)?"
            r"(?: año)? 20[2-9]\d,?"
            r" (?:(?:al menos|por lo menos|como mínimo|todos?|todas?|la mitad|cada|toda)\b|\d[\d.,]*+ ?(?:% \w+|\w+))",
            rf"(?:\d[\d.,]*+ ?(?:%|por ciento)|todos|todas)[^.;]{{0,120}} {_UNTIL} (?:{_MONTH} de )?20[2-9]\d(?=\W*$)",
            r"(?:metas?|productos?|indicador(?:es)?|resultados?|entregables?)(?: \(\d{4}\)"
            r"| para \d{4})? ?:[^|:]{0,60}(?<!\d)\d+",
        ),
        Sign.ALLOCATED: words(
            r"(?:recursos|presupuesto|financiación|financiamiento|dotación) ?: ?[^|:]{0,30}\d",
            rf"(?:quedan?|son|serán?|están?|se encuentran?|se han?|han sido|ha sido|fueron|fue)(?: \w+)? {_SET_ASIDE}"
            rf"(?=[^.;]{{0,160}}{COMING})",
            rf"{_MONEY}[^.;]{{0,80}} (?:quedan?|están?|se encuentran?|han sido|ha sido)(?: \w+)? {_SET_ASIDE}",
            rf"se han? {_SET_ASIDE} [^.;]{{0,40}}{_MONEY}",
            r"se (?:destinan?|asignan?|reservan?|consignan?|dedican?) [^.;]{0,40}\d",
            r"(?:presupuesto|ley de presupuestos|gobierno|ministerio)(?: \w+){0,3} (?:destina|asigna|reserva"
            r"|consigna) [^.;]{0,40}\d",
        ),
        Sign.RESTRAINED: words(
            rf"(?:no|jamás|nunca) (?:\w+mente )?(?:{_HARM}(?:remos|rá|rán)|{_ATTACK})",
            rf"(?:no|jamás) (?:va|van|vamos a|deberá|deberán|deben?) (?:a )?(?:\w+mente )?(?:{_HARM}r|{_ATTACK})",
            rf"ning(?:ún|una) (?:parte|estado|país|miembro|órgano|ministerio) (?:\w+ )?(?:{_HARM}rá|{_ATTACK})",
            r"(?:se comprometen?|nos comprometemos) a no \w+",
            rf"(?:dejan?|dejará|dejarán|dejaremos) de (?={_ANY_INFINITIVE})",
            r"no \w+(?:án|á|emos)(?: a cabo)? ni (?:\w+ )?\w+(?:án|á|emos)",
            r"(?:se abstiene|se abstienen|nos abstenemos|se abstendrán?|abstenerse|nos abstendremos) de",
        ),
        Sign.ACTION: words(
            _INFINITIVE,
            _FUTURE,
            _ANY_FUTURE,
            _DONE,
            _PARTICIPLE,
            _GERUND,
            _LISTED_NOUN,
            _ANY_INFINITIVE,
            r"se (?:establece|crea|constituye)n?",
        ),
        Sign.AMOUNT: words(
            r"(?<![\d.,–-])(?!(?:19|20)\d\d\b)\d[\d.,]*+(?= ?%| (?!horas)[a-zà-ú])",
            r"(?:dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|doce|veinte|treinta|cuarenta|cien|mil|millones|millón"
            r"|tod[oa]s|cada|mitad|decenas)",
        ),
        Sign.DEADLINE: words(
            rf"{_UNTIL}(?: {_MONTH} del?)? 20[2-9]\d",
            r"(?:en|durante|antes de finalizar) el (?:primer|segundo|tercer|cuarto) (?:semestre|trimestre)"
            r"(?: de 20\d\d)?",
            rf"(?:para|durante|entre|de|{_MONTH} del?|en el (?:período|periodo|bienio|trienio|cuatrienio|ejercicio)"
            r"(?: de)?)"
            rf" {COMING}",
            rf"{COMING} ?(?:[–/-]|a|y) ?(?:20)?\d\d",
            r"(?:plazo|fecha|previsión|conclusión|cronograma|término|vigencia|calendario)\s?: ?[^|]{0,20}20\d\d",
            rf"(?<=\(){COMING}(?=\))|(?<=, ){COMING}(?=\W*$)",
            r"(?:en|dentro de) (?:un|el) plazo (?:máximo )?de (?:\w+ ){1,3}(?:horas?|días?|semanas?|meses|mes|años?)",
            r"en \w+ (?:horas|días|semanas|meses|años)",
            r"\w+ (?:meses|días|años) (?:después|desde|de la|del|a contar|tras|siguientes)",
            r"en l[oa]s próxim[oa]s \w+ (?:años|meses)|en la próxima (?:fase|etapa)",
            r"en la (?:primera|segunda) mitad del? \w+",
            r"(?:durante|en|antes de que termine) (?:la|el) (?:actual|presente) (?:legislatura|mandato|gestión"
            r"|período|sesión)",
            r"cada (?:\w+ )?(?:años?|mes|meses|trimestre|semestre)",
            r"\w+ vez(?:es)? (?:por|al) (?:año|mes|semestre)|\w+ veces (?:al|por|cada) año",
            r"(?:anual|anuales|anualmente|semestral|semestrales|semestralmente|bienal|trimestral|mensual|por año|al año"
            r"|todos los años)",
            r"(?:el )?próximo año|antes del fin de (?:el|la|este|esta) \w+",
        ),
        Sign.NEGATED: words(
            r"no(?! sólo| solo| solamente| gubernamental\w*| estatal\w*)",
            r"nunca",
            r"jamás",
            r"(?<!^)ni",
            r"dejará de",
            r"nada (?:de |en )?\w+",
            r"ningun[oa]? (?:disposición|cláusula|artículo)|ninguna de",
            r"(?:interpretad|entendid)[oa]s? como|se interpretar(?:á|án)|se entender(?:á|án)",
            r"en lugar de|en vez de",
        ),
        Sign.CONDITIONAL: words(
            r"si (?!bien|es necesario|fuera necesario|fuese necesario|procede|hay presupuesto|hay recursos"
            r"|lo permite)\w+",
            r"sin (?:nuevas?|más|mayores|otras)",
            # Nouns that end like a conditional: a secretariat, engineering, a treasury.
            r"(?!secretar|ingenier|tesorer|miner|mensajer|bater|guarder|canciller|artiller|infanter|galer|loter"
            r"|consejer|ganader)\w{3,}(?:aría|ería|iría|arían|erían"
            r"|irían|dría|drían)",
            r"en caso de(?: que)?(?! (?:ser )?(?:necesari|neces))",
            r"salvo que",
            r"siempre que(?! (?:haya|existan?|se disponga|el presupuesto|los recursos|sea (?:posible|necesari)))",
        ),
        Sign.REPORTED: words(
            r"según (?:la|el|las|los|especialistas|fuentes|datos)",
            r"de acuerdo con (?:la asociación|el sector|especialistas|fuentes|la prensa)",
            r"(?:dijo|dijeron|afirmó|afirmaron|anunció|anunciaron|declararon|(?:ha|han) (?:anunciado|dicho|declarado"
            r"|afirmado)|declaró|informó|alegó|estima) que",
            r"(?:especialistas|expertos|analistas|críticos|observadores|encuestados|participantes|investigadores"
            r"|empresas) (?:\w+ )?"
            r"(?:dicen|afirman|preguntan|esperan|advierten|quieren|temen|piden|defienden|sugieren|creen|prevén"
            r"|proponen)",
            r"(?:evaluación|evaluadores|auditoría|auditores|informe|consultoría|consultores|estudio|encuesta|misión"
            r"|comisión)"
            r"(?: \w+){0,3} (?:recomend|recomiend|sugir|sugier|señal|conclu|propus|propon|aconsej|mostr|muestr"
            r"|indic)\w*",
            r"(?:recomendó|recomienda|sugirió|propuso|aconsejó|defendió|espera|cree|advirtió|dijo|avisó) que",
            r"(?:el|un|otro) (?:país|gobierno|estado) (?:vecino|extranjero) (?:\w+ )?\w+(?:ó|á|e|a|en|an)",
            r"(?<=, )(?:dicen|dice|afirman|afirma|estiman|advierten)",
            r"se recomienda|se sugiere|se dice|muestra una encuesta|según una encuesta",
        ),
        Sign.PAST: words(
            r"(?:situación|estado|avance)\s?: ?(?:conclu|cumplid|finalizad|ejecutad|cerrad|realizad|completad"
            r"|terminad)\w*",
            r"(?:conclu[ií]d|cumplid|finalizad|completad|terminad)[oa]s?(?= ?[)\]]|\W*$)",
            r"(?:debería|deberían) haber",
            r"(?:preveía|preveían|pretendía|pretendían|planeaba|planeaban|debía|debían|iba a|iban a) \w+",
            r"(?:estrategia|plan|política|programa|gobierno|edición) (?:anterior|pasad[oa])",
        ),
        Sign.PREDICTED: words(
            r"(?:es probable|probablemente|previsiones|se espera|se estima|se calcula)",
            r"(?:crecer|aumentar|disminuir|costar)(?:á|án) (?:cada|un|en|más|para)",
            r"(?:cambiar|transformar|alterar|revolucionar|redefinir)(?:á|án) (?:la forma|el modo|la manera"
            r"|el panorama|la naturaleza|la vida|el mundo|todo)",
            r"(?:seguramente|sin duda|inevitablemente|tarde o temprano|algún día|cada vez más|indudablemente"
            r"|ciertamente)",
            r"(?:tendrá|tendrán|tiene|tienen|deberá|deberán|deben?|habrá|habrán) (?:que |de )?(?:elegir|optar|escoger"
            r"|decidir"
            r"|lidiar|convivir|contar con|enfrentar|afrontar|hacer frente|adaptarse)",
            r"(?:enfrentar|afrontar|sufrir|vivir)(?:á|án) (?:\w+ )?(?:elecciones|decisiones|dificultad|desafí|retos"
            r"|problema|nuev|limit|restric|más|amen)\w*",
            r"(?:para|en|a) 20\d\d,? (?:unos|unas|cerca|aproximadamente|casi|alrededor)",
            r"será (?:preciso|necesari[oa]|difícil|imposible|esencial|fundamental|crucial|posible)",
            r"(?:proyecciones|tendencia|estimaciones)",
        ),
        Sign.ASKED: re.compile(r"\?\W*$|^\W*¿"),
        Sign.DESCRIBED: words(
            r"(?:est[ea]|el|la|cada) (?:sección|capítulo|anexo|apéndice|tabla|cuadro|figura|documento|informe"
            r"|parte|página)"
            r"(?: \d+)? (?:\w+ )?(?:describe|explica|presenta|muestra|ayuda|enumera|trata|contiene|analiza"
            r"|resume|reúne)\w*",
            r"(?:sección|capítulo|anexo|tabla|cuadro|figura) (?:\d+|[ivx]+)",
            r"(?:ley|decreto|reglamento|constitución|resolución|código)(?: n\S+)?(?: [\d./]+)? (?:ya |también )?"
            r"(?:define|exige|obliga|enumera|lista|prevé|prohíbe|establece|determina|dispone|fija|impone)",
            r"(?:está|es|son|están) (?:compuest|formad|integrad|presidid|dirigid|constituid|definid|conocid)[oa]s? "
            r"(?:por|en|como)",
        ),
    },
    listed=re.compile(rf"(?:{_INFINITIVE}|{_ANY_INFINITIVE}|{_LISTED_NOUN})\b(?=\s+\S+\s+\S|\W*$)", re.IGNORECASE),
    actors=words(
        r"(?:gobiernos?|estados?|unión|país|países|república|españa|méxico|chile|colombia|brisa|amara)",
        r"(?:ministerios?|secretarías?|departamentos?|agencias?|autoridades?|autoridad|presidencia|gabinete)",
        r"(?:consejo|comisión|comité|congreso|parlamento|regulador|banco central|csirt|cert|incibe|ccn)",
        r"(?:centro|órgano|organismo|equipo|grupo de trabajo|policía|fuerzas armadas|administración)",
        r"(?:partes|ambas|signatarios|miembros|participantes|nosotros|nuestros?|nuestras?|nos|líderes|jefes de estado)",
        r"(?:diplomacia|embajadas?|fiscalía|tribunal|tribunales|ejército|armada|academia|instituto|dirección|red"
        r"|fondo)",
        r"\w+(?:emos|amos|imos)",
    ),
    others=words(
        r"(?:operador(?:es|as?)?|empresas?|bancos|proveedor(?:es)?|fabricantes?|importador(?:es)?|exportador(?:es)?"
        r"|distribuidor(?:es)?|empleador(?:es)?|sector privado|industria"
        r"|(?:entidades|instituciones) (?:de pago|financieras|bancarias)|prestador(?:as|es)?)",
        r"(?:usuari[oa]s?|ciudadan[oa]s?|ciudadanía|consumidor(?:es)?|clientes?|personas|empleados|padres)",
        r"(?:delincuentes?|atacantes?|intrusos?|hackers?|ataques?|amenazas?|incidentes|economía|ordenadores)",
        r"(?:organizaciones|propietarios?|tecnologías?)",
    ),
    other_subjects=re.compile(
        r"(?:(?:conforme|en virtud|de acuerdo|según) [^,]{1,60}, )?(?:tod[oa]s |cada )?(?:(?:los|las|el|la) )?"
        r"(?:(?!de\b|para\b|con\b)\w+ ){0,2}"
        r"(?:operador(?:es|as?)?|empresas?|bancos|entidades|proveedor(?:es)?|prestador(?:es|as)?|suministrador(?:es)?"
        r"|fabricantes?|usuari[oa]s?|ciudadan[oa]s?|consumidor(?:es)?|clientes?|organizaciones|propietarios?|hospitales"
        r"|delincuentes?|atacantes?)\b",
        re.IGNORECASE,
    ),
    dated=words(
        rf"(?:para|antes de|antes del|hasta|a partir de){_END_OF}(?: {_MONTH} del?)? 20[2-9]\d",
        COMING,
        r"(?:en|dentro de) (?:un|el) plazo|a más tardar|próximo año|a los \w+ meses",
    ),
    actions=Actions(
        named=re.compile(named(_ANY_INFINITIVE, _LISTED_NOUN), re.IGNORECASE),
        full=re.compile(rf"{_ANY_INFINITIVE},?(?:\s+\S+){{5}}|{_LISTED_NOUN}(?:\s+\S+){{5,40}}(?<=\.)$", re.IGNORECASE),
        told=words(
            r"(?<!que )(?<!que se )(?<!cual )(?:es|son|era|eran|fue|lleva|llevan|equivale|requiere|exige|supone"
            r"|implica|permite"
            r"|depende|cuesta|significa|constituye|tiene|tienen|resulta|sigue|puede|pueden|ayuda|contribuye|continúa"
            r"|representa|hay)",
            r"(?<!que )\w{2,}(?:ó|aron|ieron)",
            r"(?:estrategia|plan|programa|agenda) (?:\w+ ){0,3}20\d\d(?:[–-]\d+)?(?=\W*$)",
        ),
        verb_last=False,
    ),
    labels=Labels(
        who=labels(
            r"responsables?(?: \w+)?",
            r"responsabilidad",
            r"(?:órgano|entidad|institución|unidad|sector|área|organismo)(?:es|s)?(?: \w+)?",
            r"coordinación|coordinador[a]?|ejecución|ejecutor(?:es)?|liderazgo|líder|lidera",
            r"socios?|apoyo|involucrados|participantes|actores|quién",
        ),
        when=labels(
            r"plazos?(?: \w+)?|plazo de \w+",
            r"fecha(?: \w+)?|hasta|inicio|fin|término|conclusión|cronograma|período|periodo|cuándo|calendario|vigencia",
            r"indicador(?:es)?(?: \w+)?|metas?|productos?|entregables?|resultados?(?: \w+)?",
            r"presupuesto|recursos|costo|coste|fuente|financiación|financiamiento|estado|situación",
        ),
        task=labels(
            r"acciones|acción(?: estratégica| prioritaria)?|medidas?|actividad(?:es)?|iniciativas?(?: estratégica)?"
            r"|tareas?"
            r"|compromisos?|objetivos?(?: \w+)?|prioridad(?:es)?|pilar(?:es)?|proyectos?|etapas?|línea de acción|eje"
            r"|qué|hitos?",
        ),
    ),
)
