"""The goals of the made-up owner of a demo vault, the large ones before those that serve them."""

from typing import NamedTuple


class Aim(NamedTuple):
    """What a goal is about; `days` is its due day from today, `parent` the title of the goal it serves or ""."""

    title: str
    horizon: str
    days: int
    topics: tuple[str, ...]
    parent: str
    why: str
    success: str


def _aim(title: str, horizon: str, days: int, topics: str, parent: str, why: str, success: str) -> Aim:
    """Build an aim, its topics given as comma-separated text."""
    return Aim(title, horizon, days, tuple(topics.split(", ")), parent, why, success)


_YEARS, _YEAR, _QUARTER = "three years", "this year", "this quarter"
_OWN = "Live from my own studio"
_BOOK = "Publish a book on neighbourhood networks"
_COOP = "Found a solar cooperative in our street"
_DATA = "Lead a data team"

AIMS = (
    _aim(_DATA, _YEARS, 900, "data platforms, leadership coaching, hiring engineers", "",
         "I like the work most when I help others do it well.", "A team of five that I hired, and that stays."),
    _aim("Find a mentor in data platforms", _QUARTER, 60, "data platforms, machine learning", _DATA,
         "Nobody near me has done this before.", "Somebody I meet every month and who tells me the truth."),
    _aim(_BOOK, _YEARS, 800, "book publishing, editing long texts, oral history", "",
         "The people who know this are old, and nobody writes it down.", "A printed book in the town library."),
    _aim("Give a talk at a national conference", _YEAR, 200, "speech writing, event marketing", _DATA,
         "I learn a subject by having to explain it.", "Twenty minutes on a stage with more than a hundred listeners."),
    _aim(_COOP, _YEARS, 700, "solar cooperatives, cooperative ownership, founding an association", "",
         "Forty roofs and not one panel.", "The first ten roofs feed the grid."),
    _aim("Write three sample chapters", _QUARTER, 75, "editing long texts, oral history", _BOOK,
         "A publisher wants to see chapters, not plans.", "Three chapters that two strangers have read to the end."),
    _aim("Learn enough contract law to read my own contracts", _YEAR, 150, "contract law, licensing", "",
         "I signed one that I should not have signed.", "I can explain every clause of the next one."),
    _aim(_OWN, "ten years", 2500, "pricing, tax for freelancers, brand storytelling", "",
         "I want to choose what I work on.", "A year of income from clients that I chose."),
    _aim("First three clients", _YEAR, 240, "pricing, newsletters, service design", _OWN,
         "Without clients it is a hobby.", "Three paid projects with people I would work for again."),
    _aim("Start a monthly newsletter", _QUARTER, 45, "newsletters, typography", _OWN,
         "People forget what they do not hear about.", "Six issues, one a month, none late."),
    _aim("Organize a workshop on open government data", _YEAR, 130, "open government data, event logistics", "",
         "The city has the data and nobody asks for it.", "Thirty people, five ideas, one that goes on."),
    _aim("Heat pump for our house", _YEAR, 280, "heat pumps, building insulation", _COOP,
         "The old boiler will not last two more winters.", "A warm house and no gas bill."),
    _aim("Improve our hiring", _QUARTER, 80, "hiring engineers, performance reviews", _DATA,
         "We lost three good candidates to slowness.", "Two weeks from first letter to answer."),
    _aim("Speak Greek well enough for a dinner", _YEAR, 320, "language teaching, translation", "",
         "Half of my neighbours would laugh with me instead of at me.", "An evening without English."),
    _aim("Get the grant for the neighbourhood archive", _QUARTER, 55, "grant writing, cultural funding", _BOOK,
         "The recordings need a safe place.", "A letter that says yes."),
    _aim("Build a reading group at work", _QUARTER, 35, "reading groups, adult education", _DATA,
         "We talk about tools and never about ideas.", "Five meetings with at least six people."),
    _aim("Run a half marathon", _YEAR, 180, "sleep research, public health", "",
         "I sit too much.", "Twenty-one kilometres without walking."),
    _aim("Find a lawyer for the cooperative", _QUARTER, 40, "founding an association, contract law", _COOP,
         "The statutes must be right the first time.", "Statutes that the court accepts."),
    _aim("Record ten interviews with old neighbours", _YEAR, 210, "oral history, podcast production", _BOOK,
         "They are between eighty and ninety-six.", "Ten hours of sound, with consent and transcripts."),
    _aim("Make our website usable for everybody", _QUARTER, 70, "accessibility testing, user interviews", "",
         "A blind customer wrote a kind and devastating letter.", "He can order without help."),
    _aim("Move to a role with more responsibility", _YEAR, 260, "salary negotiation, career changes", _DATA,
         "I have done the same for four years.", "A new contract, here or elsewhere."),
    _aim("Set up a mentoring programme", _YEAR, 190, "mentoring programmes, adult education", "",
         "I was helped, and it is my turn.", "Eight pairs that meet for half a year."),
    _aim("Get bicycle parking at the station", _YEAR, 230, "bicycle infrastructure, citizen assemblies", "",
         "Three stolen bicycles in one year.", "Two hundred places with a roof."),
    _aim("Understand our budget", _QUARTER, 50, "budget planning, cash flow forecasts", _OWN,
         "I nod in meetings and do not follow.", "I can present it without notes."),
    _aim("Sing in a concert", _YEAR, 160, "choir conducting, stage lighting", "",
         "I promised it to my grandmother.", "One evening on a stage, in tune."),
    _aim("Publish our data quality checks as open source", _QUARTER, 65, "open source maintenance, data quality", _DATA,
         "Everybody writes the same checks again.", "One contribution by a stranger."),
    _aim("Exhibition in the old mill", _YEAR, 300, "exhibition design, portrait photography", _BOOK,
         "The portraits belong where the people lived.", "Three weeks, open every day."),
    _aim("Find angel investors for the studio", _YEARS, 620, "angel investors, seed funding", _OWN,
         "Savings last for nine months.", "Eighteen months of runway."),
    _aim("Prepare the house for my parents", _YEAR, 340, "elder care, building insulation", "",
         "They will not ask, so I should.", "A ground-floor room with its own bath."),
    _aim("Test the service with ten households", _QUARTER, 85, "product experiments, user interviews", _COOP,
         "We argue about what people want instead of asking.", "Ten households, thirty days, one page of results."),
    _aim("Learn to moderate difficult meetings", _YEAR, 140, "conflict mediation, mediation", _DATA,
         "I go quiet when others get loud.", "A meeting where everybody spoke and nobody left."),
    _aim("Talk to the city about empty shops", _QUARTER, 30, "housing policy, urban planning", "",
         "Every third window is dark.", "One shop open for one summer."),
    _aim("A weekly evening without screens", _QUARTER, 25, "mental health first aid, sleep research", "",
         "The best ideas came on the night of the power cut.", "Twelve evenings in a row."),
    _aim("Documentary about the river", _YEARS, 850, "documentary film, river restoration", _BOOK,
         "It has a story and no voice.", "Forty minutes, shown in the open air."),
    _aim("Clear terms for our volunteers", _QUARTER, 95, "employment law, founding an association", _COOP,
         "Nobody knows who is insured.", "Two pages that everybody has signed."),
    _aim("Visit five similar projects", _YEAR, 220, "circular economy, artist residencies", _COOP,
         "Others have made our mistakes already.", "Five visits, five pages of notes."),
)  # fmt: skip
