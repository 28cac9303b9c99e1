"""What people can do, look for and like: fields of work with their roles, departments and topics."""

from typing import NamedTuple


class Field(NamedTuple):
    """One field of work."""

    name: str
    departments: tuple[str, ...]
    roles: tuple[str, ...]
    topics: tuple[str, ...]


def _items(text: str) -> tuple[str, ...]:
    """Return the items of comma-separated text."""
    return tuple(text.split(", "))


def _field(name: str, departments: str, roles: str, topics: str) -> Field:
    """Build a field from comma-separated text."""
    return Field(name, _items(departments), _items(roles), _items(topics))


FIELDS = (
    _field(
        "data",
        "Data, Analytics, Platform",
        "data engineer, head of data, data scientist, analytics lead",
        "data platforms, machine learning, forecasting, data quality, dashboard design, "
        "statistics for managers, search engines, privacy engineering",
    ),
    _field(
        "software",
        "Engineering, Platform, Quality",
        "software engineer, staff engineer, engineering manager, CTO",
        "distributed systems, code review culture, accessibility testing, mobile apps, open source maintenance, "
        "incident response, embedded devices, developer onboarding",
    ),
    _field(
        "design",
        "Design, Research, Brand",
        "product designer, design lead, user researcher, illustrator",
        "user interviews, service design, design systems, information architecture, typography, "
        "signage and wayfinding, prototyping, illustration",
    ),
    _field(
        "product",
        "Product, Strategy",
        "product manager, head of product, product owner",
        "product discovery, pricing, roadmaps, market research, onboarding flows, customer advisory boards, "
        "product experiments, stakeholder management",
    ),
    _field(
        "marketing",
        "Marketing, Communications",
        "marketing lead, communications officer, brand manager",
        "newsletters, press relations, podcast production, brand storytelling, event marketing, "
        "search advertising, community newsletters, campaign planning",
    ),
    _field(
        "finance",
        "Finance, Controlling",
        "finance director, controller, investment analyst, treasurer",
        "seed funding, budget planning, cash flow forecasts, cooperative ownership, grant accounting, "
        "tax for freelancers, angel investors, annual reports",
    ),
    _field(
        "law",
        "Legal, Compliance",
        "lawyer, general counsel, contracts manager, notary",
        "contract law, data protection law, employment law, patents, licensing, founding an association, "
        "procurement rules, mediation",
    ),
    _field(
        "hr",
        "People, Learning",
        "HR manager, recruiter, learning and development lead, coach",
        "hiring engineers, leadership coaching, performance reviews, remote teams, career changes, "
        "mentoring programmes, conflict mediation, salary negotiation",
    ),
    _field(
        "research",
        "Research, Laboratory",
        "researcher, professor, postdoc, laboratory manager",
        "grant writing, peer review, research ethics, science outreach, lab automation, microscopy, "
        "survey methods, supervising students",
    ),
    _field(
        "climate",
        "Sustainability, Energy",
        "energy analyst, sustainability manager, climate scientist",
        "solar cooperatives, heat pumps, carbon accounting, river restoration, circular economy, "
        "bicycle infrastructure, climate adaptation, building insulation",
    ),
    _field(
        "health",
        "Care, Clinical Research",
        "physician, nurse manager, public health officer, physiotherapist",
        "public health, clinical trials, mental health first aid, hospital logistics, medical devices, "
        "elder care, sleep research, patient groups",
    ),
    _field(
        "education",
        "Teaching, Curriculum",
        "teacher, head of school, curriculum designer, librarian",
        "curriculum design, adult education, school libraries, online courses, language teaching, "
        "apprenticeships, reading groups, teaching mathematics",
    ),
    _field(
        "arts",
        "Programme, Production",
        "curator, producer, musician, festival director, photographer",
        "exhibition design, choir conducting, documentary film, festival production, cultural funding, "
        "stage lighting, portrait photography, artist residencies",
    ),
    _field(
        "public",
        "Policy, City Planning",
        "policy adviser, city planner, councillor, civil servant",
        "urban planning, open government data, public transport, housing policy, citizen assemblies, "
        "public procurement, refugee integration, local elections",
    ),
    _field(
        "operations",
        "Operations, Logistics",
        "operations manager, supply chain lead, chief of staff",
        "supply chains, warehouse layout, quality management, event logistics, vendor negotiation, "
        "process mapping, office moves, crisis planning",
    ),
    _field(
        "writing",
        "Editorial, Publishing",
        "editor, author, journalist, translator",
        "technical writing, book publishing, speech writing, translation, investigative journalism, "
        "editing long texts, travel writing, oral history",
    ),
)

HOBBIES = _items(
    "trail running, sourdough, chess, choir singing, sailing, beekeeping, board games, film photography, birdwatching, "
    "climbing, allotment gardening, jazz, cycling, pottery, science fiction, cold-water swimming, crosswords, "
    "amateur radio, weaving, table tennis, hiking, ceramics, street food, old maps, bookbinding, tango"
)

CATEGORIES = (
    "colleague", "colleague", "colleague", "other-function", "other-function", "other-industry", "other-industry",
    "other-industry", "author", "known", "known", "association", "association", "leader", "weak-tie", "weak-tie",
    "weak-tie", "alumni", "alumni", "mentor", "family",
)  # fmt: skip
CATEGORY_DAYS = {"family": 14, "mentor": 42, "colleague": 91, "alumni": 365}
"""The cadences, in days, that the demo's netnotes.yaml gives to categories."""

TIERS = ("inner", "close", "close", "casual", "casual", "casual", "wide", "wide", "wide", "wide", "dormant", "dormant")
TIER_DAYS = {"inner": 14, "close": 30, "casual": 90, "wide": 181, "dormant": 365}

CADENCES = (
    ("weekly", 7), ("every week", 7), ("10d", 10), ("2w", 14), ("fortnightly", 14), ("twice a month", 15),
    ("every 3 weeks", 21), ("monthly", 30), ("1m", 28), ("every month", 28), ("every 6 weeks", 42), ("45 days", 45),
    ("2 mo", 59), ("bimonthly", 59), ("60", 60), ("quarterly", 89), ("quarterly", 89), ("every 3 months", 89),
    ("90d", 90), ("4 months", 120), ("half-yearly", 181), ("twice a year", 181), ("6m", 181), ("6 months", 181),
    ("yearly", 365), ("yearly", 365), ("annually", 365), ("1y", 365), ("every 12 months", 365), ("every 2 years", 730),
)  # fmt: skip
"""Cadences as people write them, with their least number of days."""

TOPICS = tuple(topic for field in FIELDS for topic in field.topics)
