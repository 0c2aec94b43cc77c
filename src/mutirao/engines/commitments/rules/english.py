"""English."""

import re

from mutirao.engines.commitments.rules.table import Rules, each, words
from mutirao.engines.commitments.signs import Sign

# Verbs of doing by their beginnings: every ending of theirs, and a doubled consonant, counts as well.
_STEMS = each(
    "acceler acquir adapt address adopt advis advoc agree alloc amend analy appl appoint apprais approv assess "
    "assist audit award boost broaden build built carry carri celebr centrali certif circul clos collabor collect "
    "combat complet conclud conduct consolid construct consult continu contribut conven cooper coordinat counter "
    "creat cultivat dedic deepen defin deliver deploy design detect develop disclos distribut diversif doubl "
    "draft educ elabor eliminat employ enabl enact encourag engag enhanc enlarg ensur equip establish evaluat "
    "exchang execut expand explor extend facilit fight financ formul foster fund gather grant halv harmoni help "
    "hire host identif implement improv inaugur incorporat inform initiat inspect institut integrat intensif "
    "introduc invest investig invit issu join launch legislat maintain map mobili moderni monitor negotiat notif "
    "offer operat organi participat perform pilot pool prepar prevent prioriti procur produc promot promulgat "
    "propos protect provid publish pursu rais ratif recruit redouble reduc refin reform refrain regulat reinforc "
    "releas remov renew reorgani replac report requir research respond restor revis review secur shar sign "
    "simplif simulat standardi step strengthen support tackl test train transfer transform translat undergo updat "
    "upgrad uphold validat verif work"
)
_IRREGULAR = (
    r"set up|sets up|setting up|set out|put in place|puts in place|put into|put forward|carr(?:y|ies|ied) out"
    r"|hold|holds"
    r"|held|holding|run|runs|running|roll out|lead|leads|led|leading|bring|brings|brought|take|takes|taken|taking|pay"
    r"|pays|paid|paying|set|sets|setting|give|gives|given|make|makes|made|making|write|written|draw up|drawn up|drawing"
    r" up|do so|do this|form|forms|formed|forming|open|opens|opened|respect|comply|abide|base|meet|meets|met"
    r"|spend|spent"
)
_BEGINNINGS = "|".join(sorted(_STEMS, key=len, reverse=True))
_VERB = (
    rf"(?:{_IRREGULAR}|(?:{_BEGINNINGS})(?:e|es|s|y|ies|ied|ed|d|ing|ate|ates|ated|ating|ise|ize|ised|ized|ising|izing"
)
_VERB += r"|ses?|zes?|sed|zed|sing|zing|ped|ping|ned|ning|ted|ting|yse|yze|ite|ish|ishes)?)"
# What may stand between a form and its verb: “will, together with the bank, run”, “will also continue to”.
_ADVERB = r"(?:also|further|furthermore|therefore|jointly|actively|fully|regularly|promptly|then|in turn|only|now)"

ENGLISH = Rules(
    signs={
        Sign.BINDING: words(
            rf"will(?: {_ADVERB})?(?! not\b)",
            r"shall(?! not\b)",
            r"must(?! not\b)",
            r"(?:is|are) (?:firmly |fully |strongly )?committed to",
            r"commits?(?: itself| ourselves| themselves)? (?:not )?to",
            r"(?:makes?|reaffirms?|renews?) (?:a|its|our|their|the) commitment to",
            r"undertakes? (?:not )?to",
            r"pledges? (?:not )?to",
            r"promises? (?:not )?to",
            r"agrees? (?:not )?to",
            r"(?:has|have) (?:agreed|decided|resolved|undertaken|committed) to",
            r"(?:is|are) (?:required|tasked|mandated|obliged|instructed|charged)(?: to| with)",
            r"(?:is|are) (?:determined|resolved) to",
            r"(?:is|are) to(?= (?:be )?[a-z]+)",
            r"(?:accepts?|assumes?) (?:the|an) obligation to",
            r"resolves? to",
        ),
        Sign.PLANNED: words(
            r"plans? to",
            r"(?:is|are) planning to",
            r"intends? to",
            r"aims? (?:to|at)",
            r"seeks? to",
            r"(?:is|are) going to",
            r"(?:our|its|their) (?:goal|aim|target|objective|ambition|intention) is to",
            r"it is (?:our|its|their|the) (?:goal|aim|target|objective|intention)(?: of \w+)? to",
            r"(?:the|a) (?:goal|aim|target|objective) (?:is|of) to",
            r"(?:is|are) scheduled to",
            r"should",
        ),
        Sign.ACTION: words(_VERB),
        Sign.DEADLINE: words(
            r"(?:by|before|until|from|no later than|not later than)(?: the)?(?: end| beginning| middle"
            r"| close)?(?: of)? "
            r"(?:(?:january|february|march|april|may|june|july|august|september|october|november|december|mid"
            r"|early|late|"
            r"spring|summer|autumn|fiscal year|fy|q[1-4])[ -]*)?(?:20|21)\d\d",
            r"in (?:the )?(?:first|second) half of 20\d\d",
            r"in (?:20[2-9]\d)",
            r"within (?:\w+ ){1,3}(?:hours?|days?|weeks?|months?|years?)",
            r"every (?:\w+ )?(?:year|years|months?|quarter)",
            r"(?:once|twice|\w+ times) a (?:year|month|quarter)",
            r"(?:annual|annually|yearly|biennial|quarterly|each year|a year|per year)",
            r"next (?:year|\w+ years)",
        ),
        Sign.NEGATED: words(
            r"(?:will|shall|must|does|do|did|is|are|has|have|should) not",
            r"cannot",
            r"(?:won't|isn't|doesn't|don't)",
            r"no longer",
            r"never",
            r"unclear",
        ),
        Sign.CONDITIONAL: words(
            r"(?<!as\s)if(?! necessary| needed| appropriate)",
            r"would",
            r"unless",
            r"were to",
            r"whether",
            r"in the event of",
            r"might",
            r"provided that",
        ),
        Sign.REPORTED: words(
            r"according to",
            r"(?:said|says|announced|claims?|claimed|told|noted|argues?|argued|predicts?|forecasts?|critics ask) that",
            r"(?:critics|experts|analysts|observers|commentators|the press|media) (?:\w+ )?(?:say|ask|argue"
            r"|expect|warn)",
            r"reportedly",
            r"it is (?:said|reported|expected|estimated|believed)",
        ),
        Sign.PAST: words(
            r"(?:had|was|were) (?:meant|planned|supposed|intended|expected|to|going to|due to|planning to"
            r"|committed to)",
            r"(?:the )?(?:previous|former|last|earlier|old) (?:strategy|plan|policy|programme|government|edition)",
        ),
        Sign.PREDICTED: words(
            r"will (?:likely|probably|inevitably|undoubtedly|certainly|one day|soon|increasingly|always|never)",
            r"will (?:become|grow|remain|rise|fall|depend|need|cost|face|exist|mean|suffer|increase|decrease|worsen)",
            r"(?:is|are) (?:likely|bound|set|expected|projected|forecast) to",
        ),
        Sign.ASKED: re.compile(r"\?\W*$"),
        Sign.DESCRIBED: words(
            r"(?:this|the|that|each) (?:section|chapter|annex|appendix|table|figure|document|report|paper|part"
            r"|page|box)s?"
            r"(?: \d+)? (?:\w+ )?(?:will |shall )?(?:describe|explain|present|show|list|help|set|discuss|outline"
            r"|give|summar"
            r"|cover|contain|address|review|provide|illustrate|introduce|begin|deal|look)\w*",
            r"(?:section|chapter|annex|appendix|table|figure|box|part) (?:\d+|[ivx]+|[a-z])",
        ),
    },
    listed=re.compile(rf"{_VERB}\b", re.IGNORECASE),
    actors=words(
        r"(?:the )?(?:federal |central |national |local )?governments?",
        r"(?:ministry|ministries|minister|department|agency|authority|authorities|administration|secretariat)",
        r"(?:we|our country|our government|our)",
        r"(?:the )?(?:council|commission|committee|cabinet|parliament|regulator|presidency|prime minister|president)",
        r"(?:the )?(?:(?:national|cyber\w*|joint|coordination|response) )(?:centre|center|office|team"
        r"|directorate|unit)",
        r"(?:home office|cabinet office|foreign office|central bank|armed forces|police)",
        r"(?:parties|both sides|the sides|two sides|member states|members|states|participants|signatories)",
        r"(?:csirt|cert|ncsc|nisc|anatel|gsi|kisa|ncsa|enisa|asean|camp)",
        r"working group",
        r"task force",
    ),
    others=words(
        r"(?:operators?|compan(?:y|ies)|business(?:es)?|enterprises?|firms?|industry|banks|providers?|vendors?"
        r"|suppliers?)",
        r"(?:users?|citizens?|consumers?|customers?|individuals?|people|everyone|everybody|employees|parents)",
        r"(?:attackers?|criminals?|hackers?|adversar(?:y|ies)|terrorists?|cyber-?attacks?|threats?|incidents?)",
        r"(?:organi[sz]ations|manufacturers?|owners?|controllers?|importers?|economy|technolog(?:y|ies)|computers?)",
    ),
)
