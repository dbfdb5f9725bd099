/** Places that people ask about and that are not in England: councils, health boards, larger towns, in both spellings. General knowledge. */

export type Elsewhere = 'Wales' | 'Scotland' | 'Northern Ireland' | 'Jersey' | 'Guernsey' | 'the Isle of Man'

/** By country; names are separated by semicolons. */
export const PLACES: Readonly<Record<Elsewhere, string>> = {
  Wales: `
    Wales; Cymru; Welsh; North Wales; South Wales; Mid Wales; West Wales; NHS Wales; GIG Cymru;
    Blaenau Gwent; Bridgend; Pen-y-bont ar Ogwr; Caerphilly; Caerffili; Cardiff; Caerdydd; Carmarthenshire; Sir Gaerfyrddin; Sir Gar;
    Ceredigion; Conwy; Denbighshire; Sir Ddinbych; Flintshire; Sir y Fflint; Gwynedd; Isle of Anglesey; Anglesey; Ynys Mon;
    Merthyr Tydfil; Merthyr Tudful; Monmouthshire; Sir Fynwy; Neath Port Talbot; Castell-nedd Port Talbot; Newport; Casnewydd;
    Pembrokeshire; Sir Benfro; Powys; Rhondda Cynon Taf; Rhondda Cynon Taff; RCT; Swansea; Abertawe; Torfaen; Tor-faen;
    Vale of Glamorgan; Bro Morgannwg; Glamorgan; Morgannwg; Gwent; Dyfed; Clwyd; Wrexham; Wrecsam;
    Aneurin Bevan; Aneurin Bevan University Health Board; Betsi Cadwaladr; Betsi Cadwaladr University Health Board; Betsi; BCUHB;
    Cardiff and Vale; Cardiff and Vale University Health Board; Caerdydd a'r Fro; Cwm Taf; Cwm Taf Morgannwg;
    Cwm Taf Morgannwg University Health Board; Hywel Dda; Hywel Dda University Health Board; Powys Teaching Health Board;
    Swansea Bay; Swansea Bay University Health Board; Bae Abertawe; Abertawe Bro Morgannwg; Velindre; Public Health Wales;
    Aberdare; Aberdar; Abergavenny; Y Fenni; Aberystwyth; Bangor Gwynedd; Bala; Barmouth; Barry; Y Barri; Brecon; Aberhonddu; Builth Wells;
    Caernarfon; Cardigan; Aberteifi; Carmarthen; Caerfyrddin; Chepstow; Cas-gwent; Colwyn Bay; Bae Colwyn; Cwmbran; Deeside; Denbigh; Dinbych;
    Dolgellau; Ebbw Vale; Glyn Ebwy; Fishguard; Abergwaun; Flint; Y Fflint; Haverfordwest; Hwlffordd; Holyhead; Caergybi; Lampeter;
    Llandrindod Wells; Llandudno; Llanelli; Llangefni; Llantrisant; Maesteg; Milford Haven; Mold; Yr Wyddgrug; Monmouth; Trefynwy;
    Neath; Castell-nedd; Newtown Powys; Pembroke; Penarth; Pontypool; Pontypridd; Port Talbot; Porthcawl; Prestatyn; Pwllheli; Rhondda; Rhyl; Y Rhyl;
    Ruthin; St Asaph; St Davids; Tenby; Tonypandy; Tredegar; Welshpool; Y Trallwng; Ystradgynlais`,
  Scotland: `
    Scotland; Alba; Scottish; NHS Scotland; Scottish Highlands; Scottish Borders; Borders; Central Scotland;
    Aberdeen; Aberdeen City; Obar Dheathain; Aberdeenshire; Angus; Argyll and Bute; Argyll; Clackmannanshire; Dumfries and Galloway; Dumfries; Galloway;
    Dundee; Dundee City; Dun De; East Ayrshire; North Ayrshire; South Ayrshire; Ayrshire; East Dunbartonshire; West Dunbartonshire; Dunbartonshire;
    East Lothian; West Lothian; Midlothian; Lothian; East Renfrewshire; Renfrewshire; Edinburgh; City of Edinburgh; Dun Eideann; Falkirk; Fife; Fiobha;
    Glasgow; Glasgow City; Glaschu; Greater Glasgow; Highland; Highlands; Highlands and Islands; A' Ghaidhealtachd; Inverclyde; Moray; Moireibh;
    Na h-Eileanan Siar; Eilean Siar; Western Isles; Outer Hebrides; Hebrides; North Lanarkshire; South Lanarkshire; Lanarkshire;
    Orkney; Orkney Islands; Perth and Kinross; Perth; Peairt; Shetland; Shetland Islands; Stirling; Sruighlea;
    NHS Ayrshire and Arran; Ayrshire and Arran; NHS Borders; NHS Dumfries and Galloway; NHS Fife; NHS Forth Valley; Forth Valley; NHS Grampian; Grampian;
    NHS Greater Glasgow and Clyde; Greater Glasgow and Clyde; NHSGGC; NHS GGC; GGC; NHS Highland; NHS Lanarkshire; NHS Lothian; NHS Orkney; NHS Shetland;
    NHS Tayside; Tayside; NHS Western Isles; Strathclyde;
    Airdrie; Alloa; Arbroath; Ayr; Bathgate; Clydebank; Coatbridge; Cumbernauld; Dumbarton; Dunfermline; East Kilbride; Elgin; Fort William; Fraserburgh;
    Galashiels; Glenrothes; Grangemouth; Greenock; Hamilton; Hawick; Inverness; Inbhir Nis; Irvine; Isle of Skye; Skye; Kilmarnock; Kirkcaldy; Kirkwall;
    Lerwick; Livingston; Motherwell; Oban; Paisley; Peterhead; St Andrews; Stornoway; Stranraer; Wishaw; Wick`,
  'Northern Ireland': `
    Northern Ireland; Tuaisceart Eireann; Norlin Airlann; Ulster; NI; HSCNI; Health and Social Care Northern Ireland; SPPG;
    Antrim and Newtownabbey; Antrim; Aontroim; Newtownabbey; Ards and North Down; North Down; Ards; Armagh City Banbridge and Craigavon;
    Armagh Banbridge and Craigavon; Armagh; Ard Mhacha; Banbridge; Craigavon; Belfast; Beal Feirste; Causeway Coast and Glens; Causeway Coast;
    Derry City and Strabane; Derry and Strabane; Derry; Londonderry; Doire; Strabane; Fermanagh and Omagh; Fermanagh; Fear Manach; Omagh;
    Lisburn and Castlereagh; Lisburn; Castlereagh; Mid and East Antrim; East Antrim; Mid Ulster; Newry Mourne and Down; Newry; County Down; County Antrim;
    County Armagh; County Tyrone; Tyrone; County Fermanagh; County Londonderry; County Derry;
    Belfast Health and Social Care Trust; Belfast Trust; Northern Health and Social Care Trust; South Eastern Health and Social Care Trust;
    Southern Health and Social Care Trust; Western Health and Social Care Trust;
    Ballyclare; Ballymena; Ballymoney; Bangor County Down; Carrickfergus; Coleraine; Cookstown; Downpatrick; Dungannon; Enniskillen; Holywood; Larne;
    Limavady; Lurgan; Magherafelt; Newcastle County Down; Newtownards; Portadown; Portrush; Portstewart; Warrenpoint`,
  Jersey: 'Jersey; Bailiwick of Jersey; St Helier; Channel Islands',
  Guernsey: 'Guernsey; Bailiwick of Guernsey; St Peter Port; Alderney; Sark',
  'the Isle of Man': 'Isle of Man; Ellan Vannin; Manx; IoM; Manx Care; Douglas Isle of Man',
}

/** Postcode areas of which no part, or no more than the outcodes in the register's table, is in England. */
export const POSTCODE_AREAS: Readonly<Record<Elsewhere, readonly string[]>> = {
  Wales: ['CF', 'LD', 'LL', 'NP', 'SA'],
  Scotland: ['AB', 'DD', 'DG', 'EH', 'FK', 'G', 'HS', 'IV', 'KA', 'KW', 'KY', 'ML', 'PA', 'PH', 'TD', 'ZE'],
  'Northern Ireland': ['BT'],
  Jersey: ['JE'],
  Guernsey: ['GY'],
  'the Isle of Man': ['IM'],
}

/** Welsh districts of areas that are otherwise English. */
export const WELSH_OUTCODES: readonly string[] = [
  'CH5',
  'CH6',
  'CH7',
  'CH8',
  'SY16',
  'SY17',
  'SY18',
  'SY19',
  'SY20',
  'SY23',
  'SY24',
  'SY25',
]

/** Districts that the border runs through: the register's table has their English part only. */
export const BORDER_OUTCODES: Readonly<Record<'Wales' | 'Scotland', readonly string[]>> = {
  Wales: ['CH4', 'HR3', 'HR5', 'LD7', 'LD8', 'LL14', 'NP16', 'NP25', 'SY10', 'SY13', 'SY14', 'SY15', 'SY21', 'SY22'],
  Scotland: ['TD12', 'TD15'],
}
