/**
 * The SHA-256 of every file under `data/`. When a fact is corrected on purpose, the test names the new checksum to put here.
 */
export const CHECKSUMS: Readonly<Record<string, string>> = {
  'aliases.csv': 'ffa8090b13eb6886072d0ffd2e56c6d38e81b07ed434f661948708ff0a5dd1e5',
  'areas.csv': 'a62204121286d78b828f780fa55eaef64818f5ae346c20d428e94de8737b53a8',
  'bodies.csv': '33328ff0b1ade14e110d7695452437951890474e0806a9ca6951064215ccbccb',
  'constituencies.csv': '7bf30aad29ce1efdec2af423d19aeb1dc1a17ab137ba3d8cac4d5a1aa160ac7e',
  'counties.csv': 'd7ce12a6cdb0ab0d55b750a16c578ac4eb08ebb1f4ab770f5b9ea8c13f1c03ca',
  'icb_clusters.csv': '4bb191a413e044c39a790e04d715a22c867be366796625c5faba59d32687ce48',
  'ons_codes.csv': '5402c1ec2e0e815dae42c7d7f7fe32bd0d81ce42397ebacb5d25dd771db1157e',
  'outcodes.csv': '91357cf11cf37bdaf4b73e43ea0b40362ee097f2fa2797d11d23263122aed77e',
  'stp_ics.csv': '7467bc98303dd61c7afdb4cc5e08b6a283f127240dbc2eab1df1f005e4863b59',
  'successions.csv': '319e16fb98c17dd8f2f474c1da500b9105a06390ba5dcb9accfe009934928db1',
}
