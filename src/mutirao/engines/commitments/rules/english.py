"""English."""

import re

from mutirao.engines.commitments.rules.english_verbs import BASE, NOMINAL, PRESENT, VERB
from mutirao.engines.commitments.rules.table import COMING, Actions, Labels, Rules, labels, words
from mutirao.engines.commitments.signs import Sign

# What may stand between a form and its verb: “will, together with the bank, run”, “will also continue to”.
_ADVERB = r"(?:also|further|furthermore|therefore|jointly|actively|fully|regularly|promptly|then|in turn|only|now)"
_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|mid|early|late"
    r"|spring|summer|autumn|winter|fiscal year|fy|q[1-4]|the (?:first|second|third|fourth|last) (?:quarter|half) of)"
)
_UNTIL = (
    r"(?:by|before|until|from|through|no later than|not later than)(?: the)?(?: end| beginning| middle| close)?(?: of)?"
)
_PLAN = (
    r"(?:strategy|plan|programme|program|agenda|roadmap|road map|policy|framework|agreement|memorandum|budget"
    r"|initiative)"
)
_HARM = (
    r"(?:knowingly|intentionally|deliberately|wittingly|allow|permit|tolerate|conduct|support|engage|target|attack"
    r"|misuse"
    r"|exploit|interfere|impair|damage|disrupt|undermine|weaken|restrict|sell|export|disclose|discriminate|use|pay"
    r"|abuse"
    r"|stockpile|harbour|condone|encourage|oblige|force|compel|store|retain|share|develop|direct|assist|participate)"
)
_MONEY = r"(?:\d[\d.,]*+|millions?|billions?|funds?|funding|money|budget|resources|appropriations?|envelope)"
_SET_ASIDE = (
    r"(?:earmarked|set aside|allocated|reserved|budgeted|ring-?fenced|made available|appropriated|assigned|committed"
    r"|provided for)"
)

ENGLISH = Rules(
    signs={
        Sign.BINDING: words(
            rf"will(?: {_ADVERB})?(?! not\b)",
            r"shall(?! not\b)",
            r"must(?! not\b)",
            r"(?:is|are|remains?|stands?) (?:firmly |fully |strongly )?committed to",
            r"commits?(?: itself| ourselves| themselves)? (?:not )?to",
            r"(?:makes?|made|(?:reaffirm|renew|confirm|underlin|restat|reiterat)(?:e?s|e?d|e)?) (?:a|its|our|their|the)"
            r" (?:\w+ )?(?:commitments?|determination|resolve|readiness|pledge) (?:to|of)",
            r"undertakes? (?:not )?to",
            r"pledges? (?:not )?to",
            r"promises? (?:not )?to",
            r"agreed? (?:not )?(?:to|that)|agrees (?:not )?(?:to|that)",
            r"(?:has|have) (?:agreed|decided|resolved|undertaken|committed|pledged|promised)(?: itself"
            r"| themselves)? to",
            r"(?:is|are) (?:required|tasked|mandated|obliged|instructed|charged|entrusted)(?: to| with)",
            r"(?:is|are) (?:determined|resolved) (?:to|that)",
            r"decides? (?:to|that)",
            r"(?:is|are) hereby (?!repealed|revoked)\w+ed",
            r"(?:is|are) to(?= (?:be )?[a-z]+)",
            r"(?:accepts?|assumes?|takes? on) (?:the|an) (?:obligation|responsibility|duty) (?:to|for|of)",
            r"resolves? to",
            r"refrains? from",
            r"(?:stands?|is|are|remains?) (?:ready|prepared|willing) to",
            r"guarantees? (?:that|to)",
        ),
        Sign.PLANNED: words(
            r"plans? to",
            r"(?:is|are) planning to",
            r"intends? to",
            r"aims? (?:to|at)",
            r"seeks? to",
            r"(?:is|are) going to",
            r"(?:our|its|their) (?:goal|aim|target|objective|ambition|intention) is (?:to|that|for)",
            r"it is (?:our|its|their|the) (?:goal|aim|target|objective|intention|ambition)(?: of \w+)? (?:to|that)",
            r"(?:the|a) (?:goal|aim|target|objective) (?:is|of) (?:to|that)",
            r"(?:is|are) (?:\w+ )?(?:scheduled|planned|foreseen|envisaged|programmed|slated|due|expected) (?:to|for"
            r"|in|by)"
            r"(?! (?:rise|grow|increase|reach|cost|exceed))",
            r"(?:is|are) (?:set|scheduled) for (?:20\d\d|\w+ 20\d\d)",
            r"should",
        ),
        Sign.FORESEEN: words(
            rf"{_PLAN}(?: \w+){{0,4}} (?:foresees?|provides? (?:for|that)|envisages?|envisions?|calls? for"
            r"|sets? the (?:goal|target|aim|objective) (?:of|that)|makes? provision for|commits|allocates?|earmarks?)",
            rf"{_PLAN} (?:also )?(?:includes?|establishes|creates|introduces|launches|entails?|comprises?|schedules?)"
            r" (?:the|an?) (?:\w+ ){0,2}(?:creation|establishment|launch|development|introduction|fund|programme"
            r"|review|centre"
            r"|training|reserve|register|network|scheme|team|unit|office|expansion|exercise)",
            rf"(?:foreseen|envisaged|provided for) (?:in|by|under) (?:the|this|our) (?:\w+ )?{_PLAN}",
            r"(?:it is|are|is) (?:foreseen|envisaged|planned|intended) that",
        ),
        Sign.SCHEDULED: words(
            PRESENT,
            r"(?:is|are) (?:being )?\w+(?:ing|ed)",
            r"to be \w+(?:ed|en|un|t)",
            rf"from (?:{_MONTH} ){{0,2}}{COMING}(?: onwards?| on)?,",
            rf"from (?:{_MONTH} ){{0,2}}{COMING}(?: onwards?| on)?(?=,)",
            r"(?:ha(?:s|ve)|is|are) (?:a|an|at least|in place|able|connected|covered|trained)",
        ),
        Sign.TARGETED: words(
            rf"{_UNTIL} (?:\w+ ){{0,2}}20[2-9]\d,? (?:(?:at least|no fewer than|more than|all|every|each|half)\b"
            r"|\d[\d.,]*+(?: ?% \w+| \w+))",
            rf"(?:\d[\d.,]*+ ?(?:%|per ?cent)|all|every|half)[^.;]{{0,120}} {_UNTIL} (?:\w+ ){{0,2}}20[2-9]\d(?=\W*$)",
            r"(?:targets?(?: value)?|outputs?|indicators?|kpis?)(?: \(\d{4}\)| for \d{4})? ?:[^|:]{0,60}(?<!\d)\d+",
        ),
        Sign.ALLOCATED: words(
            r"(?:funding|budget|financing|resources|allocation) ?: ?[^|:]{0,30}\d",
            rf"{_MONEY}[^.;]{{0,120}} (?:is|are|has been|have been|stands? to be)(?: \w+)? {_SET_ASIDE}",
            rf"(?:has|have)(?: \w+)? {_SET_ASIDE} [^.;]{{0,40}}{_MONEY}",
            r"(?:budget|law|plan|programme|bill|fund|government|ministry|we)(?: (?:for|of) \w+)? "
            r"(?:earmarks?|sets? aside|allocates?|reserves?|dedicates?|provides?) [^.;]{0,40}\d",
        ),
        Sign.RESTRAINED: words(
            r"(?:will|shall|should|must|undertakes?|commits?|pledges?|agrees?|promises?) (?:\w+ )?(?:not"
            r"|never)"
            rf"(?: to)? (?:\w+ or )?{_HARM}",
            r"no (?:party|state|member|participant|ministry|agency|authority|public body) (?:shall|will|may) "
            rf"(?:\w+ )?{_HARM}",
            r"(?:will|shall) neither",
            r"no (?:\w+ ){1,4}(?:will|shall) be (?:passed|shared|transferred|used|sold|disclosed|stored|retained"
            r"|collected|left)",
            r"no (?:\w+ ){1,4}(?:will|shall) be (?:passed|shared|transferred|used|sold|disclosed|stored|retained"
            r"|collected|left)",
            rf"(?:no longer \w+|ceases? to|stops? \w+ing)(?=[^.;]{{0,120}} from (?:{_MONTH} ){{0,2}}{COMING})",
            rf"neither [^.,;]{{1,60}} (?:will|shall) {_HARM}",
        ),
        Sign.ACTION: words(
            VERB,
            NOMINAL,
            r"(?:intends?|plans?|seeks?|aims?|decides?|decided|resolves?|committed|agreed?|agrees|commits?|pledges?"
            r"|undertakes?"
            r"|promises?|determined|scheduled|due|ready|prepared|willing) to (?!be\b|become\b|have\b)[a-z]+",
        ),
        Sign.AMOUNT: words(
            r"(?<![\d.,–-])(?!(?:19|20)\d\d\b)\d[\d.,]*+(?= ?%| (?!hours)[a-z])",
            r"(?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|forty|fifty|hundred|thousand|dozen"
            r"|million|half|all|every|each)",
        ),
        Sign.DEADLINE: words(
            rf"{_UNTIL} (?:{_MONTH}[ -]*){{0,2}}(?:20|21)\d\d",
            r"in (?:the )?(?:first|second|third|fourth|last) (?:half|quarter) of 20\d\d",
            rf"in (?:{_MONTH} )?(?:20[2-9]\d)",
            rf"(?:for|during|over|throughout|between|starting|as of|as from|{_MONTH}|in the (?:years|period)) "
            rf"(?:the period )?{COMING}",
            rf"{COMING} ?(?:[–/-]|to|and) ?(?:20)?\d\d",
            r"(?:deadline|due(?: date)?|timeline|timeframe|time frame|completion|target date"
            r"|when)\s?: ?[^|]{0,20}20\d\d",
            rf"(?<=\(){COMING}(?=\))|(?<=, ){COMING}(?=\W*$)",
            r"within (?:(?!the)\w+ ){1,3}(?:hours?|days?|weeks?|months?|years?)",
            r"(?:\w+ )(?:days|weeks|months|years) (?:after|from|of) (?:the |its |this )?\w+",
            r"(?:in|over|during|for) the (?:next|coming|following) (?:\w+ )?(?:years?|months?|period|phase)",
            r"every (?:\w+ )?(?:year|years|months?|quarter)",
            r"in the (?:first|second) half of the (?:term|mandate|period|programme)",
            r"(?:during|within|in|before the end of) (?:the|this) (?:current |present )?(?:\w+ )?(?:term|legislature"
            r"|session|mandate)",
            r"(?:once|twice|\w+ times) (?:a|per|every|each) (?:year|month|quarter)",
            r"(?:annual|annually|yearly|biennial|biannual|quarterly|monthly|each year|a year|per year)",
            r"next (?:year|\w+ years)",
            r"(?:by the end|over the course|for the duration|during the term) of (?:the|this) \w+",
        ),
        Sign.NEGATED: words(
            r"(?:will|shall|must|does|do|did|is|are|has|have|should|can|could) (?:\w+ )?not(?! only)",
            r"cannot",
            r"(?:won't|isn't|doesn't|don't)",
            r"no longer",
            r"never",
            r"unclear",
            r"(?:has|have|is|are|with|under) (?:currently |at present )?no (?:\w+ )?(?:plans?|intention|mandate|power"
            r"|obligation|duty|need|role)",
            r"nothing (?:in|contained|shall|will)|neither|none of",
            r"(?<!^)no (?:provision|part|article|clause|new|decision|date|deadline|budget|funds?)",
            r"(?:interpreted|construed|understood) as",
            r"without prejudice to",
            r"rather than",
        ),
        Sign.CONDITIONAL: words(
            r"(?<!as\s)(?<!whether or not )if(?! (?:necessary|needed|appropriate|required|possible|funds?|funding"
            r"|the budget"
            r"|resources|and when))",
            r"would",
            r"unless(?! otherwise)",
            r"were to",
            r"whether(?! or not)",
            r"in the event of",
            r"might",
            r"provided that(?! (?:the )?(?:\w+ )?(?:budgets?|funds?|funding|resources|means))",
            r"(?<![\w,;] )should (?:an?|the|any|such|this|it|no) \w+",
            r"without (?:further|more|new|additional|better|sufficient|adequate)",
        ),
        Sign.REPORTED: words(
            r"according to",
            r"(?:said|says|announced|claims?|claimed|told|noted|argues?|argued|predicts?|forecasts?|critics ask"
            r"|warned|wrote|hopes?|replied|stated|believes?|suggests?|suggested|found|finds?) (?:\w+ )?that",
            r"(?:critics|experts|analysts|observers|commentators|the press|media|respondents|participants|academics"
            r"|researchers|companies) (?:\w+ )?(?:say|ask|argue|expect|warn|want|hope|fear|propose|proposed|called"
            r"|believe)",
            r"(?:evaluation|evaluators?|review|auditors?|audit|consultants?|study|panel|survey|experts?|mission|peers"
            r"|assessment|report)(?: \w+){0,3} (?:recommend(?:s|ed)?|suggest(?:s|ed)?|propos(?:es|ed)|conclud(?:es|ed)"
            r"|advis(?:es|ed)|found|finds|shows?|showed|urges|urged|calls? for|called for|expects?)",
            r"reportedly",
            r"(?:say|says|said|warn|warns|estimate|believe|argue)(?=\W*$)",
            r"it (?:is|was|has been) (?:said|reported|expected|estimated|believed|recommended|suggested|proposed"
            r"|argued)",
            r"(?:is|are|was|were) recommended to",
            r"a survey (?:found|shows)|says (?:the|a) \w+",
            r"(?:neighbouring|other|foreign) (?:country|countries|states?|governments?) (?:\w+ )?(?:has|have|plans?"
            r"|intends?"
            r"|will|announced|is|are)",
        ),
        Sign.PAST: words(
            r"(?:had|was|were) (?:meant|planned|supposed|intended|expected|to|going to|due to|planning to"
            r"|committed to)",
            r"(?:the )?(?:previous|former|last|earlier|old|first|preceding) (?:national )?(?:strategy|plan|policy"
            r"|programme"
            r"|government|edition),? (?!will|shall|is to)",
            r"should have",
            r"(?:status|progress|state)\s?: ?(?:completed?|done|closed|achieved|implemented|finished|fulfilled)",
            r"(?:completed|achieved|implemented|finished|fulfilled)(?= ?[)\]]|\W*$)",
            r"(?:was|were) (?:\w+ )?(?:completed|trained|established|created|held|launched|adopted|published"
            r"|allocated)",
            r"from 20[01]\d to",
        ),
        Sign.PREDICTED: words(
            r"will (?:likely|probably|inevitably|undoubtedly|certainly|one day|soon|increasingly|always|doubtless"
            r"|surely|no doubt|eventually|sooner or later|ultimately|hardly|rarely|typically|often|usually|have to"
            r"|need to)",
            r"will (?:\w+ )?(?:become|grow|remain|rise|fall|depend|need|cost|face|exist|mean|suffer|decrease|worsen"
            r"|exceed|shape|determine|evolve|emerge|arise|outpace|struggle|find it|lose|happen|multiply|try|affect"
            r"|shrink|spread|worsen|disappear)",
            r"will increase(?= (?:by|further|in|as|sharply|over|steadily|with)|\W*$)",
            r"will (?:\w+ )?(?:change|transform|alter|reshape|revolutioni[sz]e|redefine) (?:the|how|our|many|all) ?",
            r"by 20\d\d,? (?:some|about|around|approximately|nearly|roughly|an estimated|there will)",
            r"(?:there )will be (?:more|fewer|no|about|around|over|\d)",
            r"will (?:\w+ )?be (?:\w+ )?(?:more|less|increasingly|unable|critical|essential|important|necessary|needed"
            r"|difficult|hard|crucial|vital|exposed|affected|hit|lost|felt|too|vulnerable|decisive|hard)",
            r"will (?:be|continue to|keep) (?:grow\w*|rise|rising|evolve|evolving|chang\w+|increas\w+|pose|posing"
            r"|spread\w*)",
            r"(?:is|are) (?:likely|bound|set|expected|projected|forecast)(?: to)?(?! for)",
            r"(?:must|shall|has to|have to) (?:not )?(?:\w+ )?(?:reckon|choose|decide|contend|cope|be confused"
            r"|be careful)",
            r"(?:forecasts?|projections?|estimates|trend)",
        ),
        Sign.ASKED: re.compile(r"\?\W*$"),
        Sign.DESCRIBED: words(
            r"(?:this|the|that|each) (?:section|chapter|annex|appendix|table|figure|document|report|paper|part"
            r"|page|box|glossary)s?"
            r"(?: \d+)? (?:\w+ )?(?:will |shall )?(?:describe|explain|present|show|list|help|set|discuss|outline"
            r"|give|summar"
            r"|cover|contain|address|review|provide|illustrate|introduce|begin|deal|look|define)\w*",
            r"(?:section|chapter|annex|appendix|table|figure|box|part) (?:\d+|[ivx]+|[a-z])(?= \w|[:.,)]|$)",
            r"(?:act|law|regulation|directive|constitution|code|ordinance)(?: \d+)? (?:already |also )?(?:defines?"
            r"|requires?"
            r"|obliges?|lists?|provides?|prohibits?|applies|sets?|lays?)",
            r"(?:is|are) (?:made up|composed|headed|chaired|located|based|defined|known) (?:of|by|in|at|as|on)",
            r"under (?:the|existing|current) (?:\w+ ){0,2}(?:law|act|rules|legislation), (?:\w+ ){0,3}(?:operators?"
            r"|banks|compan"
            r"|provider)\w*",
        ),
    },
    listed=re.compile(
        r"(?:to )?(?!(?!embed|feed|speed)\w+ed\b|\w*[^\Ws]s\b)(?!(?:held|led|taken|given|made|written|paid|met|spent"
        r"|brought)\b)"
        rf"(?:{VERB}|{NOMINAL})(?=\s+\S+\s+\S|\W*$)",
        re.IGNORECASE,
    ),
    actors=words(
        r"(?:the )?(?:federal |central |national |local )?governments?",
        r"(?:ministry|ministries|minister|ministers|department|departments|agency|agencies|authority|authorities"
        r"|administration|secretariat|embassies|embassy)",
        r"(?:we|our country|our government|our|leaders|heads of state|diplomats?|prosecutors?|courts?|army|military"
        r"|navy)",
        r"(?:the )?(?:council|commission|committee|cabinet|parliament|regulator|presidency|prime minister|president)",
        r"(?:the )?(?:(?:national|cyber\w*|joint|coordination|response) )(?:centre|center|office|team"
        r"|directorate|unit)",
        r"(?:home office|cabinet office|foreign office|central bank|armed forces|police|public prosecutor|treasury)",
        r"(?:parties|both sides|the sides|two sides|each party|member states|members|states|participants|signatories)",
        r"(?:csirt|cert|ncsc|nisc|anatel|gsi|kisa|ncsa|enisa|asean|camp)",
        r"(?:working group|working party|steering group|network|fund|institute|directorate|centre|center)",
        r"task force",
    ),
    others=words(
        r"(?:operators?|compan(?:y|ies)|business(?:es)?|enterprises?|firms?|industry|banks|providers?|vendors?"
        r"|suppliers?|insurers?|importers?|exporters?|hospitals|employers?|institutions|carriers?|licensees?"
        r"|platforms|merchants?|processors?"
        r"|entities|airlines?|retailers?|developers?)",
        r"(?:users?|citizens?|consumers?|customers?|individuals?|people|everyone|everybody|employees|parents|you|your)",
        r"(?:attackers?|criminals?|hackers?|adversar(?:y|ies)|terrorists?|cyber-?attacks?|threats?|incidents?)",
        r"(?:organi[sz]ations|manufacturers?|owners?|controllers?|importers?|economy|technolog(?:y|ies)|computers?)",
    ),
    other_subjects=re.compile(
        r"(?:(?:by law|under [^,]{1,60}|pursuant to [^,]{1,60}), )?"
        r"(?:(?!to\b|for\b|in\b|with\b|by\b|as\b|from\b|of\b|and\b|that\b|will\b|shall\b|help\w*\b"
        r"|protect\w*\b)[\w-]+ ){0,3}"
        r"(?:operators?|compan(?:y|ies)|business(?:es)?|enterprises?|firms?|banks|providers?|vendors?|suppliers?|users?"
        r"|citizens?|consumers?|insurers?|hospitals|employers?|organi[sz]ations|manufacturers?|owners?|controllers?"
        r"|importers?|institutions|attackers?|criminals?|carriers?|licensees?|platforms|processors?|entities)\b",
        re.IGNORECASE,
    ),
    dated=words(
        rf"{_UNTIL} (?:{_MONTH}[ -]*){{0,2}}(?:20|21)\d\d",
        rf"{COMING}",
        r"(?:no|not) later than",
        r"next (?:phase|period)",
        r"next year",
    ),
    actions=Actions(
        named=re.compile(rf"(?:to )?(?:[a-z]+ly )?{BASE}|(?:[a-z-]+ )?{NOMINAL}", re.IGNORECASE),
        full=re.compile(rf"(?:to )?{BASE},?(?:\s+\S+){{5}}|{NOMINAL}(?:\s+\S+){{5,40}}(?<=\.)$", re.IGNORECASE),
        told=words(
            r"(?<!that )(?<!which )(?<!who )(?:is|are|was|were|has|have|had|can|could|may|might|takes|took|requires"
            r"|remains"
            r"|means|depends|needs|helps|makes|allows|costs?|began|became|showed|began|brings|lies|lie|continues)",
            r"(?:completed|achieved|finished|concluded)",
            r"(?:national )?(?:strategy|plan|programme|agenda) (?:for )?20\d\d(?:[–-]\d+)?(?=\W*$)",
            r"your|you",
            r"20\d\d(?= ?:)",
        ),
        verb_last=False,
    ),
    labels=Labels(
        who=labels(
            r"lead(?: \w+)?",
            r"led by",
            r"responsible(?: \w+)?",
            r"responsibility",
            r"owners?",
            r"(?:implementing|implementation|coordinating|supporting|executing) (?:agency|body|entity|institutions?"
            r"|partners?)",
            r"implemented by",
            r"partners?",
            r"support(?:ed by|ing)?",
            r"coordinators?",
            r"coordination",
            r"in charge",
            r"who",
            r"body|ministry|agency|institutions?|entity|entities|actors?",
        ),
        when=labels(
            r"deadline",
            r"due(?: date| by)?",
            r"time(?:line|frame| frame|table|scale)",
            r"(?:target|completion|end|start|expected) (?:date|year)",
            r"completion|until|by|start|end",
            r"when|by when|date|period|schedule|duration",
            r"(?:performance |key performance )?indicators?|kpis?|targets?|outputs?|measured by|means of verification",
            r"budget|funding|cost|resources|financing|status",
        ),
        task=labels(
            r"(?:(?:key|priority|specific|strategic|main|planned|concrete) )?(?:actions?|measures?|activit(?:y|ies)"
            r"|initiatives?"
            r"|tasks?|deliverables?|milestones?|commitments?|steps?|projects?|objectives?|goals?|line of action|what"
            r"|priority(?: area)?|priorities|pillars?|workstreams?|outcomes?)",
        ),
    ),
)
