"""What is said to the bot in English and is no question."""

from retrieval.languages.conversation import entries
from retrieval.types import Remark

_RUDE = r"(?:idiot|moron|stupid|dumb|dumbass|fool|useless|asshole|bastard|bitch|loser|worthless)"
_WORKS = r"(?:use (?:you|this|it|this bot|the bot)|(?:this|it|this bot|the bot|you) works?)"
_THEM = r"(?:that|this|it|these|those|so|these words|those words|the quote|the words)"

REMARKS = {
    Remark.GREETING: entries(r"""
        (?:hi+|hello+|helo|hallo|hey+|heya|hiya|howdy|yo|greetings|salam|salaam)(?: there)?
        good (?:morning|day|afternoon|evening)
        how (?:are|r) (?:you|u)(?: doing)?(?: today)?
        how do you do
        how is it going|hows it going|whats up|wassup
        nice to (?:meet|see) you(?: too)?
        start
    """),
    Remark.THANKS: entries(r"""
        (?:thanks|thank you|thankyou|thank u|thx|tnx|thanx|ty|cheers)
        (?:thanks|thank you|thx) (?:a lot|so much|very much|again|a million)
        (?:thanks|thank you|thx) for (?:that|this|it|(?:your |the )?(?:help|answer|reply|work))
        many thanks|much appreciated|i appreciate (?:it|that)
        (?:great|good|nice|excellent) (?:job|work|answer|bot)|well done
        (?:perfect|excellent|awesome|super|wonderful|amazing|brilliant|bravo|very (?:good|helpful))
        you are (?:great|the best|awesome)|i love (?:you|it|this)
    """),
    Remark.FAREWELL: entries(r"""
        bye|goodbye|good bye|bye bye|see (?:you|ya)(?: later| tomorrow| soon)?|good ?night|farewell
        take care|have a (?:nice|good|great) (?:day|evening|weekend)
        stop|exit|quit|thats all|that is all
    """),
    Remark.ABILITIES: entries(rf"""
        what (?:can|could|do|does) (?:you|u|this bot|the bot|it)(?: actually| even)? do
        what (?:can|could|should) i (?:ask|ask you|do|do here|write|type)(?: about)?
        what (?:can|do) you (?:know|help(?: me)? with)|what are you for
        (?:can|could|will) you help(?: me)?|help(?: me)?|i need help
        how (?:do|can|should) i (?:{_WORKS}|ask|ask you|search)|how to (?:{_WORKS}|ask|search)
        how (?:do|does) (?:you|this|it|this bot|the bot) work|how {_WORKS}
        (?:what is|whats) (?:this|it)(?: bot)?(?: for)?
        what are your (?:commands|functions|features|abilities)|commands
    """),
    Remark.IDENTITY: entries(r"""
        who (?:are|r) (?:you|u)|what are you|who is this|whos this
        who am i (?:talking|speaking|writing) (?:to|with)
        are (?:you|u) (?:a |an )?(?:real |living )?(?:bot|robot|human|human being|person|ai|machine)
        are (?:you|u) (?:real|alive|chatgpt|gpt|artificial intelligence|a chatbot)
        (?:whats|what is) your name|introduce yourself|tell me about yourself
        who (?:made|created|built|wrote|owns|runs) you|who is your (?:creator|owner|author|maker)
    """),
    Remark.INSULT: entries(rf"""
        (?:you (?:are |r )?|youre )?(?:a |an |so |such a |very )?(?:fucking )?{_RUDE}
        (?:stupid|dumb|useless|bad|shitty|worst|silly) (?:bot|robot|machine|thing)
        (?:what an? |you are (?:a )?)(?:stupid |useless |bad )(?:bot|robot|machine|thing)
        (?:go )?(?:fuck|screw) (?:you|u|off|yourself|this|it)|fuck|wtf|stfu|shut up|go to hell
        get lost|piss off|you suck|this sucks|i hate you|bullshit|(?:this is |what )nonsense
    """),
    Remark.TRIAL: entries(r"""
        (?:this is (?:a |only a |just a )?|just a )?test(?:ing)?(?: test(?:ing)?)*(?: \d{1,3})*
        (?:just|only) testing|test message|does (?:it|this) work|hello world|ping
        are you (?:there|working|online)|anybody (?:there|here)
    """),
    Remark.ASSENT: entries(r"""
        o+k+(?:ay|ey|ie)?|oki|k+|all ?right|sure|understood|got it|i (?:see|understand)|noted|agreed
        yes|yeah|yep|yup|no|nope|nah|h+m+|aha|a+h+|o+h+|wow|lol|cool|nice|good|great
        (?:ha){2,}h?|(?:he){2,}|interesting|never ?mind|sorry|oops|whatever
    """),
    Remark.MORE: entries(r"""
        (?:(?:show|give|tell|send)(?: me)? )?(?:(?:some|a few|any) )?more(?: of (?:it|them\
        |this|that))?
        (?:(?:show|give|send)(?: me)? )?(?:the )?(?:next|rest|others)(?: ones?)?
        (?:some|any) more (?:quotes|results|statements|answers)|more (?:quotes|results|answers)
        (?:anything|what) else(?: (?:did|has|have) (?:he|she|it|they) sa(?:y|id))?
        and more|next page|go on|continue|keep going|is there (?:any )?more
    """),
    Remark.WHO: entries(rf"""
        (?:(?:and|but|so) )?who (?:has )?(?:said|says|wrote|stated|claims|claimed|told)(?: {_THEM})?
        (?:(?:and|but|so) )?whose words (?:are|is|were|was) {_THEM}|whose words
        who is the (?:author|speaker)|who was (?:it|that)|who is it
    """),
    Remark.WHY: entries(r"""
        (?:(?:and|but|so) )?why(?: (?:so|that|not|is (?:that|it|this)|was (?:that|it)))?
        (?:(?:and|but) )?why did (?:he|she|they) say (?:that|so|it)|how come|for what reason
    """),
}

_ADDRESS = """
bot dear please friend sir everyone everybody all again mate
"""

ADDRESS = frozenset(_ADDRESS.split())
