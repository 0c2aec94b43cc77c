"""English verbs of doing, by their beginnings: in any form, as a command, in the present, as a noun."""

from mutirao.engines.commitments.rules.table import each

# Verbs of doing by their beginnings: every ending of theirs, and a doubled consonant, counts as well.
_STEMS = each(
    "acceler achiev acquir adapt address adopt advis advoc agree alloc amend analy appl appoint apprais approv assess "
    "assign assist attract audit award boost broaden build built carry carri celebr centrali certif circul clos "
    "collabor "
    "collect combat commission compil complet conclud conduct connect consolid construct consult continu contribut "
    "conven cooper coordinat counter creat criminali cultivat dedic deepen defin deliver deploy design detect develop "
    "digiti disclos distribut diversif doubl draft educ elabor eliminat embed employ empower enabl enact encourag "
    "enforc "
    "engag enhanc enlarg enrol ensur equip establish evaluat exchang execut expand explor extend facilit fight financ "
    "finali follow formul foster fund gather grant guarantee halv harmoni help hire host identif implement improv "
    "inaugur "
    "incentivi incorporat increas inform initiat inspect install institut integrat intensif introduc invest investig "
    "invit issu join launch legislat link lower maintain map measur migrat mobili moderni monitor negotiat nominat "
    "notif offer "
    "operat organi participat perform pilot pool prepar prevent prioriti procur produc promot promulgat propos "
    "prosecut "
    "protect provid publish pursu qualif rais ratif reach recogni recruit redouble reduc refin reform refrain regulat "
    "rehears reinforc releas remov renew reorgani repeal replac report retir requir research respond restor revis "
    "review "
    "safeguard secur select shar sign simplif simulat sponsor standardi step stop streamlin strengthen submit subsidi "
    "supervis supply "
    "support sustain tackl test tighten train transfer transform translat trial undergo unif updat upgrad uphold "
    "upskill "
    "validat verif widen work"
)
_IRREGULAR = (
    r"set up|sets up|setting up|set out|put in place|puts in place|put into|put forward|carr(?:y|ies|ied) out"
    r"|hold|holds"
    r"|held|holding|run|runs|running|roll out|lead|leads|led|leading|bring|brings|brought|take|takes|taken|taking|pay"
    r"|pays|paid|paying|set|sets|setting|give|gives|given|make|makes|made|making|write|written|draw up|drawn up|drawing"
    r" up|do so|do this|form|forms|formed|forming|open|opens|opened|respect|comply|abide|base|meet|meets|met"
    r"|spend|spent|teach|taught|cut"
)
_BEGINNINGS = "|".join(sorted(_STEMS, key=len, reverse=True))
VERB = (
    rf"(?:{_IRREGULAR}|(?:{_BEGINNINGS})(?:e|es|s|y|ies|ied|ed|d|ing|ate|ates|ated|ating|ise|ize|ised|ized|ising|izing"
    r"|ses?|zes?|sed|zed|sing|zing|ped|ping|ned|ning|led|ling|ted|ting|yse|yze|ite|ish|ishes)?)"
)
# A command or an infinitive. What is a noun as well (“Support for victims”) is none before what follows a noun.
_BASE_IRREGULAR = (
    r"set up|set|put in place|put|carry out|hold|run|roll out|lead|bring|take|pay|give|make|write|draw up|form|open"
    r"|meet"
    r"|spend|step up|scale up|phase (?:in|out)|grow|keep|fill|end|become|hand over|link|place|plan|present|submit|use"
    r"|teach"
    r"|cut|start|begin|embark|require|double|respect|comply|send|switch|assume|arrange|attain"
)
BASE = (
    rf"(?!(?:built|carri|held|step)\b(?!\s+up))(?:{_BASE_IRREGULAR}|(?:{_BEGINNINGS})(?:e|y|ate|ise|ize|yse|yze|ite"
    r"|ish|se|ze)?)\b"
    r"(?!\s+(?:of|for|on|in|is|are|was|were|has|have|will|shall|that|by|from|at|as|or|ministr\w+|agenc\w+|partners?"
    r"|institutions?)\b)(?!\s*[:|–—-]\s)(?!\W*$)"
)
PRESENT = (
    r"(?!(?:measures|reports|tests|works|designs|audits|awards|exchanges|issues|maps|pools|reforms|reviews|shares|signs"
    r"|transfers|trials|updates|funds|grants|hosts|pilots|products|sponsors|supplies|addresses)\b)"
    rf"(?:(?:{_BEGINNINGS})(?:es|s|ies|ates|ises|izes|ses|zes)|sets? up|puts? in place|carr(?:y|ies) out|holds?|runs?"
    r"|rolls? out|begins?|starts?|opens?|takes? (?:place|effect|up|over)|comes? into (?:operation|force|effect)"
    r"|enters? into (?:operation|service|force|effect)|goes live|go live|becomes? (?:operational|mandatory|available)"
    r"|names?|meets?|follows?|moves?|ends?)"
)
_NOUNS = each(
    "accession adoption allocation amendment appointment award certification completion conclusion conduct connection "
    "construction creation delivery deployment design designation development digitisation digitization drafting "
    "enactment enhancement enlargement establishment evaluation execution expansion extension finalisation "
    "finalization "
    "formation formulation harmonisation harmonization implementation improvement inauguration inclusion increase "
    "installation institution integration introduction launch migration mobilisation modernisation modernization "
    "opening "
    "operationalisation organisation organization preparation procurement production promotion promulgation provision "
    "publication ratification recruitment reduction reform rehearsal renewal replacement review revision roll-out "
    "rollout signature signing simplification standardisation standardization strengthening training transfer "
    "transposition translation update "
    "upgrade upgrading validation"
)
_GERUND = (
    rf"(?:(?:{_BEGINNINGS})(?:ing|ating|ising|izing|ysing|yzing|sing|zing|ning|ping|ting|ling)|setting up|holding)"
)
_EVENTS = (
    r"(?:(?:regular|annual|quarterly|monthly|joint|periodic|yearly|biennial|national|targeted|pilot|specialised"
    r"|mandatory)\s+)"
    r"(?:[a-z-]+\s+){0,2}(?:meetings?|briefings?|workshops?|seminars?|exercises?|drills?|trainings?|courses|visits?"
    r"|campaigns?"
    r"|conferences?|consultations?|dialogues?|projects?|reviews?|audits?|tests?|programmes?|schemes?)"
)
# “Establishment of”, “Setting up an”, “Training for”.
NOMINAL = (
    rf"(?:(?:{'|'.join(_NOUNS)})(?: and [a-z]+)? (?:of|to|for)\b"
    rf"|{_EVENTS}\b"
    rf"|{_GERUND}(?: and [a-z]+)?(?= (?:of|a|an|the|all|at|new|more|its|our|\w+)\b))"
)
