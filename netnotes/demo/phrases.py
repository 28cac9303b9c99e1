"""Short pieces: favours, tasks, ideas and the lines of a day. Slots as in prose.py; {l} is a link to the person."""

GAVE = (
    "introduced {him} to somebody who knows {t}", "sent an article on {t}", "read the draft of {her} proposal",
    "recommended {him} as a speaker", "shared our template for {u}", "helped with the move",
    "looked over {her} application", "lent my notes on {t}", "brought two volunteers for the event",
    "wrote a reference letter", "gave feedback on the slides", "explained how we handle {u}",
    "passed on a job opening", "found a room for the workshop", "cooked for the whole group",
    "tested the new website", "spread the word about the opening at {o}", "spent an evening on {her} budget",
    "put {him} on the guest list", "translated two pages",
)  # fmt: skip
GOT = (
    "reviewed my talk", "pointed me to the grant for {t}", "introduced me to the team at {o}",
    "answered a long list of questions on {u}", "recommended me for the panel", "read my draft overnight",
    "lent me the projector", "gave honest feedback on the plan", "shared the figures from last year",
    "put me up for two nights in {c}", "helped me prepare the interview", "found the error in our budget",
    "explained {t} in plain words", "forwarded my CV", "wrote a reference for me",
    "saved the workshop with a spare room",
)  # fmt: skip
TASKS = (
    "Send {l} the article on {t}", "Ask {l} about the date of the workshop", "Write to {l} about {u}",
    "Return the book to {l}", "Share the slides on {t} with {l}", "Look for somebody in {u} for {l}",
    "Book a table for {l} and me", "Read the draft by {l}", "Tell {l} how the interview went",
    "Send {l} a postcard from the trip", "Check the figures that {l} asked for",
    "Put {l} on the list for the autumn event",
)  # fmt: skip
WAITING = (
    "{l} sends the contract", "{l} asks the board about the room", "{l} will forward the contact in {c}",
    "answer from {l} about {t}", "{l} returns the signed form",
)  # fmt: skip
ASSUMPTIONS = (
    "The team at {o} has a budget for {t}", "{f} would rather work with a small group",
    "Nobody in {c} does {u} yet", "{f} stays at {o} for another year",
)  # fmt: skip
OFFERS = (
    "an introduction to somebody who knows {t}", "feedback on {her} next talk", "our checklist for {u}",
    "a guest place at the autumn event", "a second pair of eyes on the budget", "articles on {t} when I see them",
    "a quiet desk in our office", "help with the English version", "a reference, when {she} needs one",
    "tickets for the concert", "my notes on {u}",
)  # fmt: skip
THEIR_GOALS = (
    "build a team for {t}", "publish a book about {u}", "go freelance within two years", "work four days a week",
    "a seat on the board of {o}", "move closer to the sea", "bring {t} and {u} together", "find a successor",
    "win the regional prize", "learn {u} properly",
)  # fmt: skip
KNOWS_ABOUT_ME = (
    "knows the newsletter, not the consulting", "saw my talk on {t}", "has read the first draft of the book",
    "thinks that I still work in {u}", "knows everything, we shared an office",
)  # fmt: skip
DAY_LINES = (
    "Slept badly, worked well.", "Rain all day; the cellar stayed dry.", "Finished the chapter on {t} at last.",
    "Half the team is away.", "Read for an hour about {u} before breakfast.", "Too many tabs, too little thinking.",
    "Cycled to work, first time this month.", "The heating is repaired.",
    "Long queue at the town hall, read on the bench.",
    "Wrote two pages and threw away three.", "Good choir practice.", "The budget is done, one week early.",
    "Bread turned out well.", "Tried to explain {t} to my aunt; I should try again.",
)  # fmt: skip
DAY_THOUGHTS = (
    "{l} would know more about {t}; ask when we talk next.", "Saw a post by {l} on {u}, worth a longer look.",
    "Heard that {l} is looking for a new project.", "{l} came up in the discussion about {t}.",
    "Found the photo from the trip with {l}.", "Should bring {l} and the group on {u} together.",
    "Thought of {l} while reading about {t}.", "{l} was quoted in the paper today.",
)  # fmt: skip
NEXT_STEPS = ("Next steps", "Follow-ups", "To do", "Next steps", "Action items")
LOG_HEADINGS = ("Log", "Log", "Log", "Log", "Contact log", "Interactions", "History", "Touchpoints", "Interaction log")
PREFERS = (
    "email, mornings", "calls on Fridays", "a walk rather than a call", "short messages", "letters, really",
    "video, after 17:00", "in person", "no calls before ten",
)  # fmt: skip
TITLES = (
    "Reading notes on {t}", "{T} - open questions", "Talk outline - {t}", "Ideas for {t}", "What I learned about {t}",
    "Checklist for {t}", "{T} in {c}", "Draft post on {t}", "Questions about {t}", "Workshop on {t} in {c}",
    "Why {t} matters", "{T} and {u}", "{T} meets {u}", "A short history of {t}", "Who does {t} in {c}",
    "From {u} to {t}", "Interview questions on {t}", "{T} without {u}", "Field trip {c} - {t}",
    "Books on {t} and {u}",
)  # fmt: skip
CONTACT_KINDS = (
    "coffee", "coffee", "coffee", "lunch", "lunch", "call", "call", "call", "video", "video", "meeting", "meeting",
    "dinner", "drinks", "walk", "visit", "event", "conference", "interview",
)  # fmt: skip
LOG_KINDS = (
    "coffee", "call", "call", "email", "email", "email", "message", "message", "message", "letter", "lunch", "video",
    "walk", "visit", "thanks",
)  # fmt: skip
TOUCH_KINDS = ("comment", "like", "share", "attempt", "no-reply", "voicemail")
TOUCH_TEXTS = (
    "on the post about {t}", "{her} new project", "the announcement from {o}", "the piece on {u}",
    "about the autumn event",
)  # fmt: skip
ESSAY_PEOPLE = (
    "{l} has tried this at work and would do it again.", "The best counter-argument came from {l}.",
    "{l} pointed me to the first of these sources.", "Ask {l} before quoting any of it.",
    "I should send this to {l}, who sees it the other way round.", "{l} and I talked about this on a long walk.",
    "An example from {l}: they asked everybody twice, and got two different answers.",
)  # fmt: skip
ESSAY_NOTES = (
    "See also {n}.", "This belongs together with {n}.", "More on this in {n}.",
    "It contradicts {n}, at least in part.",
    "Compare {n}, written a year earlier.",
)  # fmt: skip
ESSAY_POINTS = (
    "who has done this before in {c}?", "what does it cost in the second year?", "a test with ten people",
    "find one good example for {t}", "ask for the report on {u}", "which part could be left out?",
    "two pages, not ten", "a photo for the first slide",
)  # fmt: skip
SUMMARIES = (
    "first ideas for {t}, no decisions yet", "what {f} learned about {u} last year", "catching up, mostly about {o}",
    "how to begin with {t} in {c}", "budget and dates for the workshop on {t}", "who else should be asked about {u}",
    "feedback on the draft about {t}", "plans for the coming months", "what went wrong with {u}, and what did not",
    "questions about {t}, most of them answered", "{f} and the new team at {o}", "long talk, few results, good ideas",
)  # fmt: skip
PROJECTS = ("neighbourhood archive", "autumn event", "newsletter", "solar roofs", "data workshop", "mentoring pairs")
