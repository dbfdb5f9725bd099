import type { System } from '../../register/register.ts'
import { wordSet } from '../word-set.ts'

/**
 * Short forms that the press uses for a county inside a longer name ("Luton, Beds and Milton Keynes CCGs").
 * They are used in place of the county's word in every name, never alone.
 */
export const COUNTY_SHORT_FORMS: Readonly<Record<string, string>> = {
  bedfordshire: 'beds',
  berkshire: 'berks',
  buckinghamshire: 'bucks',
  cambridgeshire: 'cambs',
  gloucestershire: 'glos',
  hampshire: 'hants',
  hertfordshire: 'herts',
  lancashire: 'lancs',
  leicestershire: 'leics',
  lincolnshire: 'lincs',
  northamptonshire: 'northants',
  nottinghamshire: 'notts',
  oxfordshire: 'oxon',
  shropshire: 'shrops',
  staffordshire: 'staffs',
  warwickshire: 'warks',
  worcestershire: 'worcs',
  yorkshire: 'yorks',
}

/**
 * Names of bodies that the register does not list because no list of record has them, though reporters write them:
 * a compass point in its other form, a town for the borough, a name with a part left out.
 * `only` says which kind of body the short form stands for, where the place has several.
 */
export const BODY_VARIANTS: readonly { readonly id: string; readonly says: readonly string[] }[] = [
  { id: 'ccg-central-london-westminster', says: ['Central London'] },
  { id: 'ccg-southern-derbyshire', says: ['South Derbyshire'] },
  { id: 'ccg-southampton', says: ['Southampton City'] },
  { id: 'ccg-portsmouth', says: ['Portsmouth City'] },
  { id: 'ccg-hull', says: ['Hull City'] },
  { id: 'ccg-north-cumbria', says: ['Cumbria'] },
  { id: 'ccg-wakefield', says: ['Wakefield District'] },
  { id: 'ccg-south-eastern-hampshire', says: ['South East Hampshire'] },
  { id: 'ccg-north-east-hampshire-and-farnham', says: ['North East Hants and Farnham'] },
  { id: 'ccg-newcastle-north-and-east', says: ['Newcastle North East'] },
  { id: 'ccg-bradford-district-and-craven', says: ['Bradford Districts and Craven'] },
  { id: 'ccg-eastern-cheshire', says: ['East Cheshire'] },
  { id: 'ccg-north-durham', says: ['Durham North'] },
  { id: 'ccg-northern-eastern-and-western-devon', says: ['North, East and West Devon', 'North East and West Devon'] },
  { id: 'ccg-high-weald-lewes-havens', says: ['High Weald, Lewes and Havens', 'High Weald and Lewes Havens'] },
  { id: 'ccg-horsham-and-mid-sussex', says: ['Horsham', 'Mid Sussex and Horsham'] },
  { id: 'ccg-windsor-ascot-and-maidenhead', says: ['Windsor and Maidenhead'] },
  { id: 'ccg-heywood-middleton-and-rochdale', says: ['Rochdale, Heywood and Middleton'] },
  { id: 'ccg-durham-dales-easington-and-sedgefield', says: ['Durham Dales, Easington and Sedgfield'] },
  { id: 'ccg-southend', says: ['Southend on Sea'] },
  { id: 'ccg-south-east-staffordshire-and-seisdon-peninsula', says: ['South East Staffordshire and Seisdon'] },
  { id: 'ccg-stafford-and-surrounds', says: ['Stafford and Surrounding'] },
  { id: 'ccg-newbury-and-district', says: ['Newbury'] },
  { id: 'ccg-north-and-west-reading', says: ['North West Reading'] },
  { id: 'ccg-northamptonshire', says: ['Northamptonshire'] },
  { id: 'ccg-hampshire-southampton-and-isle-of-wight', says: ['Hampshire, Southampton and the Isle of Wight'] },
  { id: 'ccg-barking-and-dagenham', says: ['Barking'] },
  { id: 'icb-norfolk-and-waveney', says: ['Norfolk'] },
  { id: 'icb-shropshire-telford-and-wrekin', says: ['Shropshire'] },
  {
    id: 'icb-leicester-leicestershire-and-rutland',
    says: ['Leicestershire', 'Leicestershire and Rutland', 'Leicester'],
  },
  { id: 'icb-nottingham-and-nottinghamshire', says: ['Nottinghamshire'] },
  { id: 'icb-hertfordshire-and-west-essex', says: ['Hertfordshire'] },
  { id: 'icb-birmingham-and-solihull', says: ['Birmingham'] },
  { id: 'icb-lancashire-and-south-cumbria', says: ['Lancashire'] },
  { id: 'icb-surrey-heartlands', says: ['Surrey'] },
  { id: 'icb-kent-and-medway', says: ['Kent'] },
  { id: 'icb-humber-and-north-yorkshire', says: ['Humber', 'North Yorkshire'] },
  { id: 'icb-bristol-north-somerset-and-south-gloucestershire', says: ['Bristol'] },
  { id: 'icb-coventry-and-warwickshire', says: ['Warwickshire', 'Coventry'] },
  { id: 'icb-herefordshire-and-worcestershire', says: ['Herefordshire', 'Worcestershire'] },
  { id: 'icb-cambridgeshire-and-peterborough', says: ['Cambridgeshire'] },
  { id: 'icb-suffolk-and-north-east-essex', says: ['Suffolk'] },
  { id: 'icb-staffordshire-and-stoke-on-trent', says: ['Staffordshire'] },
  { id: 'icb-greater-manchester', says: ['Manchester'] },
  { id: 'icb-cornwall-and-the-isles-of-scilly', says: ['Cornwall'] },
]

/** The same for footprints: names of the plan or the partnership that no list of record has. */
export const SYSTEM_VARIANTS: readonly { readonly place: System['place']; readonly says: readonly string[] }[] = [
  { place: 'Bath and North East Somerset, Swindon and Wiltshire', says: ['Bath, Swindon and Wiltshire', 'BSW'] },
  {
    place: 'Bath and North East Somerset, Swindon and Wiltshire',
    says: ['Bath, North East Somerset, Swindon and Wiltshire', 'Bath and NE Somerset, Swindon and Wiltshire'],
  },
  { place: 'Durham, Darlington, Teesside, Hambleton, Richmondshire and Whitby', says: ['Durham, Darlington and Tees'] },
  {
    place: 'Durham, Darlington, Teesside, Hambleton, Richmondshire and Whitby',
    says: [
      'Darlington, Tees, Hambleton, Richmondshire and Whitby',
      'Durham, Darlington, Tees, Hambleton, Richmondshire and Whitby',
      'Darlington, Teesside, Hambleton, Richmondshire and Whitby',
      'Durham, Darlington and Teesside',
    ],
  },
  { place: 'Lancashire and South Cumbria', says: ['Lancashire'] },
  { place: 'Leicester, Leicestershire and Rutland', says: ['Leicestershire and Rutland', 'Leicestershire'] },
  { place: 'South Yorkshire and Bassetlaw', says: ['South Yorkshire'] },
  { place: 'North East and North Cumbria', says: ['North Cumbria and the North East', 'North Cumbria and North East'] },
  { place: 'Cheshire and Merseyside', says: ['Merseyside and Cheshire'] },
  { place: 'Shropshire, Telford and Wrekin', says: ['Telford and Wrekin and Shropshire'] },
  { place: 'Mid and South Essex', says: ['Mid and South Essex Success Regime'] },
  { place: 'Devon', says: ['Wider Devon'] },
  { place: 'Northumberland, Tyne and Wear and North Durham', says: ['Northumberland, Tyne and Wear', 'NTWND'] },
]

/** Names that nothing but a commissioner has: one of them needs no "CCG" behind it. */
export const TELLING_NAMES: readonly string[] = [
  'Birmingham CrossCity',
  'Birmingham Cross City',
  'Birmingham South Central',
  'Birmingham South and Central',
  'Coastal West Sussex',
  'Dartford, Gravesham and Swanley',
  'Durham Dales, Easington and Sedgefield',
  'Eastbourne, Hailsham and Seaford',
  'East Leicestershire and Rutland',
  'Hambleton, Richmondshire and Whitby',
  'Herts Valleys',
  'High Weald Lewes Havens',
  'Horsham and Mid Sussex',
  'NEW Devon',
  'Newcastle Gateshead',
  'North East Hampshire and Farnham',
  'Northern, Eastern and Western Devon',
  'South East Staffordshire and Seisdon Peninsula',
  'Stafford and Surrounds',
  'Surrey Downs',
  'Surrey Heartlands',
]

/** Acronyms that mean other things as well: never on their own. */
export const UNTELLING_ACRONYMS: ReadonlySet<string> = wordSet(`
  AWC BOB BSC BwD CIOS DGS ELR GM HAST HCV HMR HNY HRW HWE HaRD ICN MHCC MSE SEL STW SWL SYB WAM
`)
