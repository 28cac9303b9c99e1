"""What the headers of a table mean: words of seven languages for the fields of a person, folded before comparing.

Our own property names and the synonyms of SPEC 2.2 count too, so that a table of ours is read again. ``Notes`` is a
remark about somebody and never how we met.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from netnotes.model.folding import fold_accents, fold_key
from netnotes.vault.synonyms import PERSON

# English, German, French, Spanish, Portuguese, Italian, Dutch; what is not ours already by SPEC 2.2
_WORDS: dict[str, str] = {
    "name": "name, full name, display name, contact, contact name, person, formatted name, vollständiger name,"
    " anzeigename, kontakt, nom complet, nom et prénom, prénom et nom, nom prénom, nombre completo, nome completo,"
    " nombre y apellidos, nome e cognome, nome visualizzato, volledige naam, weergavenaam, naam",
    "first_name": "first, forename, vorname, prénom, nombre, nombre de pila, nome, primeiro nome, nome próprio,"
    " nome di battesimo, voornaam, roepnaam",
    "middle_name": "middle name, additional name, zweiter vorname, weitere vornamen, deuxième prénom, segundo nombre,"
    " segundo nome, nome do meio, secondo nome, tweede voornaam, tussenvoegsel",
    "last_name": "last, family name, surname, nachname, familienname, zuname, nom, nom de famille, apellido, apellidos,"
    " apelido, apelidos, sobrenome, cognome, achternaam, familienaam",
    "aliases": "alias, nickname, nick, also known as, spitzname, rufname, surnom, apodo, alcunha, apelido carinhoso,"
    " soprannome, bijnaam, maiden name, geburtsname",
    "email": "e-mail, mail, e-mail address, mail address, e-mail-adresse, mailadresse, adresse e-mail, adresse mail,"
    " courriel, adresse électronique, correo, correo electrónico, dirección de correo,"
    " dirección de correo electrónico, correio eletrónico, endereço de e-mail, endereço de correio eletrónico,"
    " posta elettronica, indirizzo e-mail, indirizzo di posta elettronica, e-mailadres, mailadres",
    "phone": "phone number, telephone number, mobile, mobile phone, mobile number, cell, cell phone, cellphone,"
    " telefon, telefonnummer, mobiltelefon, mobil, handy, handynummer, rufnummer, téléphone, numéro de téléphone,"
    " portable, téléphone portable, mobile phone number, teléfono, móvil, celular, teléfono móvil, telefone,"
    " telemóvel, telefono, cellulare, numero di telefono, telefoon, telefoonnummer, mobiel, mobiele telefoon, gsm,"
    " whatsapp",
    "url": "web page, webpage, web site, profile, profile url, linkedin url, linkedin profile, linkedin-profil,"
    " webseite, internetseite, page web, site web, site internet, sitio web, página web, sítio web, sito web, pagina"
    " web, webpagina, instagram, facebook, xing, blog",
    "organization": "organization name, organisation name, company name, firma, firmenname, unternehmen,"
    " arbeitgeber, société, entreprise, organisme, employeur, empresa, compañía, organización, organização, companhia,"
    " azienda, società, ditta, organizzazione, bedrijf, bedrijfsnaam, organisatie, werkgever",
    "department": "organization department, abteilung, département, departamento, departement, reparto,"
    " ufficio, afdeling",
    "role": "title, job, current position, organization title, stelle, berufsbezeichnung, beruf, stellenbezeichnung,"
    " funktion, poste, fonction, titre, intitulé de poste, profession, cargo, puesto, profesión, título, profissão,"
    " função, posizione, ruolo, qualifica, professione, functie, functietitel, beroep",
    "location": "town, region, country, country/region, city/town, home city, stadt, ort, wohnort, land, land/region,"
    " ville, localité, pays, lieu,"
    " ciudad, localidad, país, lugar, cidade, città, località, paese, luogo, stad, plaats, woonplaats",
    "birthday": "birth date, date of birth, dob, birthdate, geburtstag, geburtsdatum, anniversaire, date de naissance,"
    " naissance, cumpleaños, fecha de nacimiento, data de nascimento, nascimento, compleanno,"
    " data di nascita, verjaardag, geboortedatum",
    "labels": "tags, tag, label, labels, group membership, list, lists, kategorie, kategorien, gruppe, gruppen,"
    " schlagwörter, catégories, catégorie, groupes, groupe, étiquettes, libellés, categorías, categoría, grupos, grupo,"
    " etiquetas, categorias, categoria, categorie, gruppi, gruppo, etichette, categorieën, groepen, groep",
    "notes": "notes, note, comments, comment, remarks, remark, description, bio, about, memo, notizen, notiz,"
    " bemerkung, bemerkungen, anmerkung, anmerkungen, beschreibung, kommentar, remarque, remarques, commentaire,"
    " commentaires, notas, nota, comentarios, observaciones, comentários, observações, commenti, osservazioni,"
    " notities, notitie, opmerking, opmerkingen",
    "met": "how met, where we met, where met, how did we meet, wie kennengelernt, kennengelernt, rencontre, comment"
    " rencontré, cómo nos conocimos, como nos conhecemos, come ci siamo conosciuti, hoe ontmoet",
    "met_on": "connected on, date met, first met, first met on, met on, since, verbunden am, verknüpft am,"
    " kennengelernt am, connecté le, en relation depuis, relation depuis, conectado el, conectado en, conectado em,"
    " ligado em, collegato il, connesso il, verbonden op, connectie sinds",
    "introduced_by": "referred by, met through, introduced through, source of introduction, empfohlen von, vorgestellt"
    " von, présenté par, recommandé par, presentado por, recomendado por, apresentado por, presentato da, segnalato da,"
    " voorgesteld door",
    "last_contact": "last contact on, last seen, letzter kontakt, dernier contact, último contacto, último contato,"
    " ultimo contatto, laatste contact",
    "next_contact": "next contact, reminder, wiedervorlage, nächster kontakt, prochain contact, próximo contacto,"
    " próximo contato, prossimo contatto, volgend contact",
    "interests": "interest, hobby, hobbies, interessen, intérêts, loisirs, intereses, aficiones, interesses, interessi,"
    " hobby's",
    "spouse": "spouse, partner, ehepartner, ehepartner/in, conjoint, conjointe, cónyuge, cônjuge, coniuge, partner/in,"
    " echtgenoot",
    "anniversary": "anniversary, wedding anniversary, jahrestag, hochzeitstag, anniversaire de mariage,"
    " aniversario de boda, aniversário de casamento, anniversario di matrimonio, trouwdag",
    "prefix": "name prefix, prefix, honorific, salutation, anrede, civilité, tratamiento, tratamento, aanhef",
    "suffix": "name suffix, suffix, namenszusatz, suffixe, sufijo, sufixo, suffisso, achtervoegsel",
}  # fmt: skip
_UNMAPPED = frozenset({"tier_guess", "interactions"})
_KINDS_OF_ADDRESS = re.compile(
    r"\b(?:work|home|mobile|private|personal|business|office|main|primary|secondary|other|value|cell|privat|dienstlich"
    r"|geschäftlich|arbeit|pro|professionnel|perso|trabajo|casa|trabalho|lavoro|werk|thuis|prive|privé)\b",
    re.IGNORECASE,
)
_LONGEST_KEY = 60
_OURS_ALONE = frozenset(
    {"type", "kind", "class", "fileclass", "notetype", "tag", "tags", "cssclasses", "publish", "id"}
)


@lru_cache(maxsize=1024)
def fold_header(text: str) -> str:
    """A header for comparing: without case, accents, spaces, punctuation."""
    return "".join(c for c in fold_accents(text) if c.isalnum())


def person_fields() -> tuple[str, ...]:
    """The fields a column may be mapped onto: those of a person's note (SPEC 2.2) and what tables have beside them."""
    return tuple(dict.fromkeys((*(name for name in PERSON if name not in _UNMAPPED), *_WORDS)))


@cache
def person_words() -> Mapping[str, str]:
    """Each folded header → the field of a person it means."""
    known: dict[str, str] = {}
    for field, words in PERSON.items():
        if field not in _UNMAPPED:
            for word in words:
                known.setdefault(fold_header(word), field)
    for field, listed in _WORDS.items():
        for word in listed.split(","):
            known.setdefault(fold_header(word), field)
    known |= {"groups": "labels", "group": "labels", "tags": "labels", "address": "location", "note": "notes"}
    return known


@lru_cache(maxsize=1024)
def person_field(header: str) -> str:
    """The field of a person that a header means, empty where it is not known.

    Numbers and words such as ``work`` may stand beside it: ``Phone (mobile)``, ``Email 2``.
    """
    words = person_words()
    found = words.get(fold_header(header))
    if found is None:
        bare = _KINDS_OF_ADDRESS.sub(" ", re.sub(r"[\W\d_]+", " ", header))
        found = words.get(fold_header(bare))
        if found not in {None, "email", "phone", "url", "organization", "role", "location", "notes"}:
            found = None
    return found or ""


def columns_of(fields: Sequence[str]) -> dict[str, tuple[int, ...]]:
    """Each field → the columns that hold it; a field that is empty is not known and left out."""
    columns: dict[str, tuple[int, ...]] = {}
    for number, field in enumerate(fields):
        if field:
            columns[field] = (*columns.get(field, ()), number)
    return columns


@lru_cache(maxsize=1024)
def own_key(label: str, source: str) -> str:
    """A property name for a field of somebody's own, never one that we or Obsidian read as ours.

    ``T-shirt size`` is ``t_shirt_size``; ``Tier`` of a file from Google is ``google_tier``.
    """
    key = re.sub(r"[^a-z0-9]+", "_", fold_accents(label[:_LONGEST_KEY])).strip("_")
    if not key or not key[0].isalpha():
        return f"{source}_{key}" if key else f"{source}_field"
    folded = fold_key(key)
    ours = folded in _OURS_ALONE or any(folded == fold_key(word) for words in PERSON.values() for word in words)
    return f"{source}_{key}" if ours or folded.startswith("netnotes") else key
