"""Cities with their time zones, and the parts that made-up organizations' names are put together from."""


def _words(text: str) -> tuple[str, ...]:
    """Return the words of comma-separated text."""
    return tuple(text.split(","))


CITIES = {
    "Porto": "Europe/Lisbon", "Lisbon": "Europe/Lisbon", "Coimbra": "Europe/Lisbon", "Braga": "Europe/Lisbon",
    "São Paulo": "America/Sao_Paulo", "Recife": "America/Recife", "Madrid": "Europe/Madrid",
    "Valencia": "Europe/Madrid", "Bogotá": "America/Bogota", "Mexico City": "America/Mexico_City",
    "London": "Europe/London", "Leeds": "Europe/London", "Glasgow": "Europe/London", "Boston": "America/New_York",
    "Chicago": "America/Chicago", "Toronto": "America/Toronto", "Melbourne": "Australia/Melbourne",
    "Dublin": "Europe/Dublin", "Galway": "Europe/Dublin", "Berlin": "Europe/Berlin", "Hamburg": "Europe/Berlin",
    "Vienna": "Europe/Vienna", "Zürich": "Europe/Zurich", "Paris": "Europe/Paris", "Lyon": "Europe/Paris",
    "Brussels": "Europe/Brussels", "Montréal": "America/Toronto", "Turin": "Europe/Rome", "Bologna": "Europe/Rome",
    "Kraków": "Europe/Warsaw", "Gdańsk": "Europe/Warsaw", "Warsaw": "Europe/Warsaw", "Prague": "Europe/Prague",
    "Budapest": "Europe/Budapest", "Copenhagen": "Europe/Copenhagen", "Oslo": "Europe/Oslo",
    "Gothenburg": "Europe/Stockholm", "Helsinki": "Europe/Helsinki", "Utrecht": "Europe/Amsterdam",
    "Rotterdam": "Europe/Amsterdam", "Istanbul": "Europe/Istanbul", "Izmir": "Europe/Istanbul",
    "Athens": "Europe/Athens", "Thessaloniki": "Europe/Athens", "Pune": "Asia/Kolkata", "Chennai": "Asia/Kolkata",
    "Delhi": "Asia/Kolkata", "Singapore": "Asia/Singapore", "Taipei": "Asia/Taipei", "Hanoi": "Asia/Ho_Chi_Minh",
    "Osaka": "Asia/Tokyo", "Kyoto": "Asia/Tokyo", "Seoul": "Asia/Seoul", "Amman": "Asia/Amman",
    "Beirut": "Asia/Beirut", "Cairo": "Africa/Cairo", "Lagos": "Africa/Lagos", "Accra": "Africa/Accra",
    "Nairobi": "Africa/Nairobi", "Kyiv": "Europe/Kyiv", "Sofia": "Europe/Sofia", "Haifa": "Asia/Jerusalem",
}  # fmt: skip
CITY_NAMES = tuple(CITIES)
HOME_CITY = "Porto"

ORGANIZATION_WORDS = _words(
    "Northlight,Kestrel,Blue Harbour,Copperfield,Lindenhof,Maré,Altavista,Riverbend,Sundial,Fernweh,Quillstone,"
    "Tamarind,Halcyon,Osprey,Graybridge,Juniper,Silverbirch,Meridian,Corvus,Amberline,Windrose,Polaris,Oakmoor,Saltmarsh,"
    "Granito,Cedarworks,Lumière,Tidewater,Kaleido,Nimbus,Orchard Lane,Foxglove,Marula,Brightwell,Stonecrop,Azulejo,"
    "Pinewood,Larkspur,Ravensbourne,Holloway,Mistral,Baobab,Solstice,Thornbury,Waterline,Evergreen,Bellwether,Cobalt,Hazelmere,"
    "Serra Nova,Quay Street,Ironwood,Marigold,Vantage,Wild Thyme,Outpost,Paperboat,Lighthouse,Greyheron,Sextant,Tern,"
    "Nordhavn,Dovetail,Arbour,Cascade,Millrace,Plumtree,Starling,Compass Rose,Whitecap,Ember,Fieldnote,Isthmus,"
    "Jacaranda,Keystone Hill,Longshore,Moonrake,Nightjar,Old Mill,Prism"
)
ORGANIZATION_ENDINGS = {
    "company": _words("Labs,Systems,Analytics,Studio,Partners,Works,Energy,Logistics,Software,Consulting,Press,Health"),
    "association": _words("Network,Society,Guild,Forum,Association,Club"),
    "university": _words("Institute,Academy,College,School"),
    "nonprofit": _words("Foundation,Trust,Collective,Initiative"),
}
