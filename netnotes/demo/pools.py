"""Given names and family names by culture. All people in a demo vault are made up."""

from typing import NamedTuple


class Culture(NamedTuple):
    """One pool of names; `native` maps Latin spellings to another script (empty for Latin ones)."""

    women: tuple[str, ...]
    men: tuple[str, ...]
    family: tuple[str, ...]
    cities: tuple[str, ...]
    family_first: bool
    native: dict[str, str]


def _culture(women: str, men: str, family: str, cities: str, *, family_first: bool = False) -> Culture:
    """Build a pool of Latin names from comma-separated text."""
    lists = [tuple(text.split(",")) for text in (women, men, family, cities)]
    return Culture(lists[0], lists[1], lists[2], lists[3], family_first, {})


def _native(women: str, men: str, family: str, cities: str, *, family_first: bool = False) -> Culture:
    """Build a pool of names in another script from "Latin=native" pairs."""
    maps = [dict(pair.split("=", 1) for pair in text.split(",")) for text in (women, men, family)]
    native = maps[0] | maps[1] | maps[2]
    return Culture(tuple(maps[0]), tuple(maps[1]), tuple(maps[2]), tuple(cities.split(",")), family_first, native)


PORTUGUESE = _culture(
    "Ana,Maria,Inês,Beatriz,Catarina,Joana,Mariana,Sofia,Rita,Leonor,Carolina,Marta,Teresa,Luísa,Filipa,Helena,Raquel",
    "João,Pedro,Miguel,Tiago,Rui,Nuno,Diogo,Duarte,Gonçalo,Luís,André,Bruno,Ricardo,Vasco,Afonso,Hugo,Paulo",
    "Silva,Santos,Ferreira,Pereira,Oliveira,Costa,Rodrigues,Martins,Sousa,Fernandes,Gonçalves,Gomes,Lopes,Marques,Almeida,"
    "Ribeiro,Pinto,Carvalho,Teixeira,Moreira,Correia,Mendes,Nunes,Vieira,Monteiro,Cardoso,Rocha,Neves,Coelho,Simões",
    "Porto,Lisbon,Coimbra,Braga,São Paulo,Recife",
)
SPANISH = _culture(
    "Lucía,Carmen,Elena,Paula,Marta,Sara,Alba,Nuria,Isabel,Pilar,Rocío,Valentina,Camila,Ximena,Mercedes,Irene",
    "Alejandro,Javier,Carlos,Diego,Pablo,Sergio,Álvaro,Iván,Andrés,Mateo,Joaquín,Rafael,Emilio,Tomás,Gabriel,Ramón",
    "García,Fernández,Martínez,Sánchez,Romero,Navarro,Torres,Ramírez,Vargas,Castillo,Ortega,Delgado,Morales,Iglesias,Peña,"
    "Cruz,Herrera,Medina,Aguilar,Campos,Vega,Rojas,Serrano,Molina,Suárez,Ibáñez,Cárdenas,Quintero,Salazar,Bravo",
    "Madrid,Valencia,Bogotá,Mexico City",
)
ENGLISH = _culture(
    "Emma,Olivia,Grace,Charlotte,Hannah,Alice,Lucy,Eleanor,Ruth,Megan,Rachel,Claire,Imogen,Naomi,Harriet,Jasmine,Abigail",
    "James,Oliver,Thomas,Daniel,Samuel,Benjamin,Edward,Henry,Marcus,Nathan,Adam,Simon,Peter,Luke,Elliot,George,Julian",
    "Smith,Taylor,Walker,Bennett,Clarke,Hughes,Turner,Parker,Cooper,Morgan,Reed,Foster,Hayes,Coleman,Webb,Marsh,Holt,"
    "Barker,Fletcher,Lawson,Whitfield,Ashby,Pearce,Hollis,Grant,Sutton,Wren,Chambers,Doyle,Prescott,Langley,Thorne",
    "London,Leeds,Glasgow,Boston,Chicago,Toronto,Melbourne",
)
IRISH = _culture(
    "Aoife,Niamh,Saoirse,Ciara,Orla,Sinéad,Róisín,Gráinne,Deirdre,Maeve",
    "Seán,Cormac,Eoin,Declan,Conor,Fergus,Rónán,Pádraig,Tadhg,Brendan",
    "O'Brien,Murphy,O'Connor,Byrne,Gallagher,Kavanagh,O'Sullivan,Nolan,Brennan,Fitzgerald,Quinn,Moran,Healy,Kinsella",
    "Dublin,Galway,London,Boston",
)
GERMAN = _culture(
    "Anna,Lena,Katharina,Johanna,Clara,Greta,Miriam,Ulrike,Jana,Franziska,Sabine,Heike,Lotte,Friederike,Mareike,Anke",
    "Jonas,Felix,Lukas,Matthias,Jürgen,Stefan,Moritz,Florian,Tobias,Sebastian,Jörg,Holger,Konrad,Anton,Björn,Philipp",
    "Müller,Schmidt,Schneider,Fischer,Weber,Becker,Hoffmann,Schäfer,Koch,Bauer,Richter,Wolf,Neumann,Schwarz,Krüger,Hartmann,"
    "Lange,Krause,Lehmann,Köhler,Vogel,Winkler,Lorenz,Baumann,Brandt,Kühn,Seidel,Huber,Gruber,Zimmerli",
    "Berlin,Hamburg,Vienna,Zürich",
)
FRENCH = _culture(
    "Camille,Léa,Chloé,Juliette,Manon,Élodie,Margaux,Hélène,Sylvie,Agathe,Noémie,Aurélie,Mathilde,Solène,Anaïs,Céline",
    "Antoine,Louis,Hugo,Théo,Mathieu,Nicolas,Étienne,Rémi,Gaspard,Benoît,Olivier,Pascal,Bastien,Cédric,Loïc,Yann",
    "Dubois,Moreau,Laurent,Lefèvre,Girard,Bonnet,Dupuis,Lambert,Fontaine,Rousseau,Chevalier,Garnier,Faure,Blanchard,"
    "Mercier,Guérin,Boyer,Renard,Perrin,Barbier,Aubert,Leclerc,Marchand,Colin,Vasseur,Poirier,Tremblay,Gagnon",
    "Paris,Lyon,Brussels,Montréal",
)
ITALIAN = _culture(
    "Giulia,Chiara,Francesca,Martina,Elisa,Federica,Silvia,Valeria,Ilaria,Bianca,Caterina,Alessia,Serena,Paola",
    "Marco,Luca,Matteo,Lorenzo,Davide,Stefano,Andrea,Giacomo,Riccardo,Paolo,Enrico,Nicolò,Tommaso,Filippo",
    "Rossi,Ferrari,Esposito,Bianchi,Romano,Colombo,Ricci,Marino,Greco,Conti,De Luca,Mancini,Rizzo,Lombardi,Moretti,"
    "Barbieri,Fontana,Caruso,Mariani,Ferrara,Galli,Leone,Longo,Gentile,Vitale,Serra,Villa,Monti",
    "Turin,Bologna",
)
POLISH = _culture(
    "Agnieszka,Katarzyna,Małgorzata,Zofia,Magdalena,Ewa,Joanna,Aleksandra,Hanna,Karolina,Dorota,Weronika",
    "Piotr,Krzysztof,Tomasz,Paweł,Michał,Łukasz,Jakub,Wojciech,Mateusz,Szymon,Bartosz,Grzegorz",
    "Nowak,Wójcik,Kowalczyk,Woźniak,Mazur,Kaczmarek,Zając,Król,Wieczorek,Wróbel,Stępień,Dudek,Pawlak,Sikora,Baran,"
    "Szewczyk,Pietrzak,Gajda,Bielak,Sowa,Kubiak,Wilk,Lis,Kozioł,Marciniak",
    "Kraków,Gdańsk,Warsaw",
)
CENTRAL = _culture(
    "Jitka,Lenka,Markéta,Zuzana,Réka,Eszter,Katalin,Ildikó,Petra,Barbora,Tereza,Dóra",
    "Jiří,Ondřej,Václav,Radek,Zoltán,Gábor,Balázs,Attila,Marek,Tomáš,Bence,László",
    "Kovács,Nagy,Szabó,Tóth,Horváth,Kiss,Varga,Molnár,Farkas,Balogh,Lakatos,Takács,Juhász,Szűcs,Hruška,Jelínek",
    "Prague,Budapest,Vienna",
)
NORDIC = _culture(
    "Ingrid,Astrid,Freja,Sigrid,Maja,Linnea,Karin,Solveig,Kirsten,Elin,Aino,Helmi,Ida,Tuva,Ragnhild,Åsa",
    "Lars,Erik,Anders,Magnus,Søren,Nils,Henrik,Mikkel,Øystein,Håkon,Jens,Kasper,Eero,Juhani,Torbjörn,Rasmus",
    "Hansen,Johansson,Andersson,Nielsen,Larsen,Berg,Lindqvist,Nyström,Sørensen,Dahl,Holm,Lund,Haugen,Virtanen,Korhonen,"
    "Bakken,Sandberg,Ekström,Bergström,Møller,Kjær,Solberg,Niemi,Lindholm,Strand,Öberg",
    "Copenhagen,Oslo,Gothenburg,Helsinki",
)
DUTCH = _culture(
    "Sanne,Fleur,Anouk,Lotte,Marieke,Femke,Roos,Esther,Saskia,Ilse,Maartje,Noor",
    "Daan,Bram,Sander,Jeroen,Maarten,Ruben,Thijs,Wouter,Joost,Pieter,Gijs,Koen",
    "de Vries,Jansen,van Dijk,Bakker,Visser,Smit,Meijer,Mulder,Bos,Vos,Peters,Hendriks,van Leeuwen,Dekker,Brouwer,"
    "de Wit,Dijkstra,Kuipers,Postma,van den Berg,Verhoeven,Schouten",
    "Utrecht,Rotterdam,Brussels",
)
TURKISH = _culture(
    "Ayşe,Elif,Zeynep,Defne,Selin,Ebru,Gülşah,Derya,Esra,Ceren,Nilüfer,Burcu",
    "Mehmet,Emre,Can,Kerem,Ozan,Murat,Hakan,Barış,Cem,Tolga,Yusuf,Onur",
    "Yılmaz,Kaya,Demir,Şahin,Çelik,Aydın,Öztürk,Arslan,Doğan,Kılıç,Aslan,Çetin,Kara,Koç,Kurt,Özdemir,Polat,Erdem,Güneş",
    "Istanbul,Izmir,Berlin",
)
GREEK = _culture(
    "Eleni,Katerina,Despina,Ioanna,Vasiliki,Anastasia,Danae,Myrto",
    "Giorgos,Nikos,Dimitris,Kostas,Yannis,Stavros,Alexandros,Petros",
    "Antoniou,Georgiou,Ioannou,Vasileiou,Oikonomou,Makri,Christou,Nikolaidi,Athanasiou,Dimitriou,Economou,Stamati",
    "Athens,Thessaloniki",
)
INDIAN = _culture(
    "Priya,Ananya,Kavita,Meera,Lakshmi,Divya,Neha,Shreya,Anjali,Nandini,Sunita,Radhika,Ishita,Padma,Deepa,Farah",
    "Arjun,Rahul,Vikram,Sanjay,Rohan,Karthik,Aditya,Suresh,Nikhil,Anand,Harish,Manoj,Imran,Varun,Ashwin,Dev",
    "Sharma,Patel,Iyer,Nair,Reddy,Gupta,Mehta,Rao,Desai,Kulkarni,Menon,Chatterjee,Banerjee,Joshi,Kapoor,Malhotra,Pillai,"
    "Bhatt,Deshpande,Mukherjee,Srinivasan,Krishnan,Sethi,Khan,Bose,Naidu",
    "Pune,Chennai,Delhi,London,Singapore",
)
CHINESE = _culture(
    "Mei,Xiaoyu,Yan,Jing,Lihua,Hui,Ying,Qian,Shu-fen,Yating,Grace,Vivian,Ting,Rui",
    "Wei,Jun,Hao,Ming,Bo,Jian,Tao,Kai,Zhiming,Chih-hao,Kevin,Xiang,Yong,Peng",
    "Li,Wang,Zhang,Chen,Liu,Yang,Huang,Zhao,Wu,Zhou,Xu,Sun,Lin,Guo,He,Gao,Luo,Zheng,Tan,Ng,Wong,Lim,Cheung,Tsai,Hsu",
    "Singapore,Taipei,Toronto,London",
)
JAPANESE = _culture(
    "Yuki,Haruka,Aiko,Sakura,Naoko,Emi,Akiko,Mayumi,Rin,Keiko,Tomoko,Michiko",
    "Hiroshi,Kenji,Takeshi,Daiki,Ryo,Shota,Kazuo,Satoshi,Yuto,Naoki,Makoto,Jun",
    "Sato,Suzuki,Takahashi,Tanaka,Watanabe,Ito,Yamamoto,Nakamura,Kobayashi,Kato,Yoshida,Yamada,Sasaki,Matsumoto,Inoue,"
    "Kimura,Hayashi,Shimizu,Mori,Abe,Ikeda,Ishikawa,Ogawa,Fujita",
    "Osaka,Kyoto",
)
KOREAN = _culture(
    "Ji-woo,Seo-yeon,Min-ji,Ha-eun,Soo-jin,Yuna,Eun-ji,Da-hye",
    "Min-jun,Seo-jun,Dong-hyun,Ji-hoon,Sung-min,Tae-yang,Jae-won,Hyun-woo",
    "Kim,Lee,Park,Choi,Jung,Kang,Cho,Yoon,Jang,Lim,Han,Shin,Kwon,Song,Hong,Bae",
    "Seoul,Toronto",
)
VIETNAMESE = _culture(
    "Linh,Hương,Thảo,Ngọc,Mai,Trang,Hà,Lan",
    "Minh,Đức,Tuấn,Hùng,Quang,Phong,Khoa,Sơn",
    "Nguyễn,Trần,Lê,Phạm,Hoàng,Phan,Vũ,Đặng,Bùi,Đỗ,Hồ,Ngô",
    "Hanoi,Paris,Melbourne",
)
ARABIC = _culture(
    "Layla,Noor,Amira,Yasmin,Salma,Rania,Hala,Zeina,Mariam,Dina,Samar,Nadia",
    "Omar,Karim,Yousef,Tariq,Samir,Khaled,Hassan,Nabil,Faisal,Ziad,Rami,Anwar",
    "Haddad,Khoury,Mansour,Nasser,Saleh,Farah,Darwish,Khalil,Hamdan,Aziz,Sabbagh,Rahman,Younes,Qasim,Barakat,El-Sayed,"
    "Bouazizi,Benali,Najjar,Taha",
    "Amman,Beirut,Cairo,Paris",
)
AFRICAN = _culture(
    "Amara,Chioma,Adaeze,Ngozi,Folake,Abena,Akosua,Wanjiru,Achieng,Zawadi,Thandiwe,Fatou,Aminata,Temitope",
    "Kwame,Chinedu,Emeka,Tunde,Kofi,Babajide,Oluwaseun,Kamau,Otieno,Sipho,Mamadou,Ousmane,Yaw,Ifeanyi",
    "Okafor,Adeyemi,Mensah,Okonkwo,Eze,Balogun,Owusu,Asante,Boateng,Mwangi,Kamau,Odhiambo,Wambui,Nkosi,Dlamini,Diallo,"
    "Traoré,Ndiaye,Adebayo,Nwosu,Abubakar,Osei,Danso,Njoroge,Mutua",
    "Lagos,Accra,Nairobi,London",
)
LATIN = (
    PORTUGUESE, PORTUGUESE, PORTUGUESE, SPANISH, SPANISH, ENGLISH, ENGLISH, ENGLISH, IRISH, GERMAN, GERMAN, FRENCH,
    FRENCH, ITALIAN, POLISH, CENTRAL, NORDIC, DUTCH, TURKISH, GREEK, INDIAN, INDIAN, CHINESE, JAPANESE, KOREAN,
    VIETNAMESE, ARABIC, AFRICAN, AFRICAN,
)  # fmt: skip
"""Cultures written in Latin letters, as often as they should turn up."""

UKRAINIAN = _native(
    "Olena=Олена,Iryna=Ірина,Kateryna=Катерина,Oksana=Оксана,Nadiia=Надія,Yuliia=Юлія,Larysa=Лариса,Daryna=Дарина",
    "Oleh=Олег,Andrii=Андрій,Taras=Тарас,Dmytro=Дмитро,Serhii=Сергій,Bohdan=Богдан,Maksym=Максим,Ihor=Ігор",
    "Shevchenko=Шевченко,Kovalenko=Коваленко,Tkachenko=Ткаченко,Bondarenko=Бондаренко,Lysenko=Лисенко,Melnyk=Мельник,"
    "Marchuk=Марчук,Savchenko=Савченко,Moroz=Мороз,Hrytsenko=Гриценко,Polishchuk=Поліщук,Kravets=Кравець",
    "Kyiv,Warsaw,Berlin",
)
HAN = _native(
    "Xiuying=秀英,Min=敏,Jing=静,Yan=燕,Xiaohong=晓红,Meiling=美玲,Yating=雅婷,Shuhui=淑惠",
    "Wei=伟,Qiang=强,Jianguo=建国,Zhiming=志明,Hao=浩,Junjie=俊杰,Bowen=博文,Yichen=奕辰",
    "Li=李,Wang=王,Zhang=张,Liu=刘,Chen=陈,Yang=杨,Zhao=赵,Huang=黄,Zhou=周,Wu=吴,Xu=徐,Lin=林",
    "Taipei,Singapore,Toronto",
    family_first=True,
)
KANJI = _native(
    "Hanako=花子,Misaki=美咲,Yoko=陽子,Akemi=明美,Sayuri=小百合,Nanami=七海",
    "Taro=太郎,Kenta=健太,Shota=翔太,Makoto=誠,Daisuke=大輔,Ken=健",
    "Sato=佐藤,Suzuki=鈴木,Takahashi=高橋,Tanaka=田中,Ito=伊藤,Yamamoto=山本,Nakamura=中村,Kobayashi=小林",
    "Osaka,Kyoto",
    family_first=True,
)
ARABIC_SCRIPT = _native(
    "Layla=ليلى,Nour=نور,Amira=أميرة,Salma=سلمى,Mariam=مريم,Huda=هدى,Rania=رانيا,Zeinab=زينب",
    "Omar=عمر,Karim=كريم,Youssef=يوسف,Tariq=طارق,Samir=سمير,Khaled=خالد,Hassan=حسن,Nabil=نبيل",
    "Haddad=حداد,Khoury=خوري,Mansour=منصور,Nasser=ناصر,Saleh=صالح,Darwish=درويش,Khalil=خليل,Najjar=نجار,Barakat=بركات",
    "Amman,Beirut,Cairo",
)
GREEK_SCRIPT = _native(
    "Eleni=Ελένη,Maria=Μαρία,Katerina=Κατερίνα,Ioanna=Ιωάννα,Despina=Δέσποινα",
    "Giorgos=Γιώργος,Nikos=Νίκος,Dimitris=Δημήτρης,Kostas=Κώστας,Yannis=Γιάννης",
    "Antoniou=Αντωνίου,Georgiou=Γεωργίου,Ioannou=Ιωάννου,Oikonomou=Οικονόμου,Vasileiou=Βασιλείου,Christou=Χρήστου",
    "Athens,Thessaloniki",
)
HEBREW = _native(
    "Noa=נועה,Tamar=תמר,Yael=יעל,Shira=שירה,Michal=מיכל",
    "David=דוד,Amit=עמית,Yonatan=יונתן,Eitan=איתן,Uri=אורי",
    "Levi=לוי,Cohen=כהן,Mizrahi=מזרחי,Friedman=פרידמן,Katz=כץ,Peretz=פרץ",
    "Haifa",
)
NATIVE = (UKRAINIAN, UKRAINIAN, HAN, HAN, ARABIC_SCRIPT, ARABIC_SCRIPT, KANJI, GREEK_SCRIPT, HEBREW)
"""Cultures whose notes are named in another script; their Latin names become aliases."""
