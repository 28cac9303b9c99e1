"""The notes and files that a vault has once: Me, the configuration, and what git should know."""

from netnotes.demo.dice import Dice
from netnotes.demo.places import HOME_CITY
from netnotes.demo.topics import FIELDS, TOPICS
from netnotes.demo.world import World
from netnotes.demo.yamltext import block, flow, front_matter, link, quoted

GITATTRIBUTES = "* text=auto\n*.md text eol=lf diff=markdown\n*.yaml text eol=lf\n"
GITIGNORE = ".obsidian/workspace*.json\n.trash/\n.DS_Store\n*.tmp\n/site/\n"
CONFIGURATION = """\
# The settings of a made-up vault. Every key is optional; what is not here has its default.
tiers: {inner: 2w, close: monthly, casual: quarterly, wide: half-yearly, dormant: yearly}
cadences:
  family: 2w
  mentor: every 6 weeks
  colleague: quarterly
  alumni: yearly
soon_days: 7
quiet:
  - {from: 12-24, to: 01-02}
capacity: 30
plan: {per_month: 4}
no_account: [family]
private_fields: [trust]
"""


def render_me(dice: Dice, world: World) -> str:
    """Return the note about the vault's owner, who is made up too."""
    friends = [person for person in world.people if person.status == "active" and person.contacts]
    lines = ["type: me", "name: Robin Moreira", "email: robin.moreira@mail.example"]
    if world.organizations:
        lines += [f"organization: {link(world.organizations[0].name)}", "department: Analytics"]
    lines += ["role: analyst", f"location: {HOME_CITY}"]
    lines.append(f"offers:{block(dice.some(FIELDS[0].topics, 3) + dice.some(TOPICS[8:], 4))}")
    lines.append(f"needs: {flow(dice.some(TOPICS, 3))}")
    if friends:
        lines.append(f"partner: {link(dice.pick(friends).name)}")
    text = "I work with data, sing badly and like to bring people together. What I can give stands above;"
    text += " what I look for changes every few months."
    goals = "\n".join(f"- [[{goal.aim.title}]]" for goal in world.goals[:3])
    body = f"# Me\n\n{text}\n" + (f"\n## What I am after\n\n{goals}\n" if goals else "")
    aliases = f"aliases: {flow([quoted('Robin')])}"
    return front_matter([*lines, aliases]) + "\n" + body
