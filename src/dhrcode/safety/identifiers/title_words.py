"""Titles, ranks and callings, as patterns."""

from dhrcode.safety.identifiers.patterns import one_of

CIVIL = one_of("Mr Mrs Ms Miss Mx MR MRS MISS MS Messrs Dr Drs DR Prof Professor PROF PROFESSOR")
CIVIL_SMALL = "mr|mrs|ms|miss|mx|dr|prof"
"""As people type them in a hurry; a name must follow that is no word."""
_OFFICERS = one_of("""
    PC PCs WPC PS DC DCs WDC DS DI DCI DSU DCS PCSO CSO ACC DCC
""")
_SHORT_RANK = "(?:Sgt|Insp|Supt|Con|Ch ?Insp|Ch ?Supt|C/Insp|C/Supt|SGT|INSP|SUPT|CON|[CSI])"
OFFICERS = (
    rf"(?:[AT]/)?(?:{_OFFICERS})|(?:[AT]/)?D/{_SHORT_RANK}|[AT]/{_SHORT_RANK}"
    r"|(?:Sgt|Insp|Supt)|[DP]\.[CSI]|D\.C\.I|(?:C|Ch\.?)[ /](?:Insp|Supt)"
)
RANK = (
    r"(?i:(?:acting |temporary |t/|a/)?(?:detective |det\.? |police |custody |special |assistant "
    r"|deputy )?(?:chief |ch\.? )?(?:constable|sergeant|inspector|superintendent|sgt|insp|supt)"
    r"(?: major)?|det\.? con)"
)
FORCES = one_of("""
    Major_General Maj_Gen Cpl Corporal Lance_Corporal L/Cpl LCpl Pte Lt Lt_Col Lieutenant
    Lieutenant_Colonel Capt CAPT Brig Brigadier Flt_Lt Sqn_Ldr Wg_Cdr Cdr Commodore WO1 WO2 RSM
    CSM SSgt S/Sgt Staff_Sergeant Colour_Sergeant CSgt C/Sgt Sergeant_Major Bombardier Bdr L/Bdr
    Gnr Tpr Spr Rfn Gdsm Fusilier Guardsman Rifleman Trooper Sapper Col Maj
""")
OTHERS = one_of("""
    Cllr Councillor Reverend Revd Rev REV Fr Father Pastor Imam IMAM Rabbi Rebbe Canon Bishop
    Archbishop Cardinal Monsignor Msgr Deacon Archdeacon Prebendary Vicar Sister Sr Brother Nurse
    Matron Midwife Judge HHJ HH_Judge DDJ DJ Justice Recorder Coroner Sir Dame Lord Lady Baroness
    Baron Captain Major Colonel Sheriff Hajji Haji Hajj Hajja Alhaji Alhaja Maulana Mawlana
    Moulana Mufti Mullah Hafiz Qari Ustad Ustadh Sheikh Shaikh Shaykh Sheik Sayyid Sardar Sardarni
    Giani Granthi Bhai Acharya Pandit Swami Lama Shri Smt Mme Madame Mlle Monsieur Señora Señor
    Señorita Senora Senor Herr Frau Signor Signora Master Auntie Aunty Aunt Uncle
""")
_CALLINGS = one_of("""
    social_worker health_visitor probation_officer offender_manager offender_supervisor
    housing_officer police_officer investigating_officer school_nurse district_nurse staff_nurse
    charge_nurse ward_sister practice_nurse community_nurse specialist_nurse nurse_in_charge
    community_midwife support_worker key_worker keyworker outreach_worker care_coordinator
    care_co-ordinator care_manager case_manager caseworker team_manager solicitor barrister
    headteacher head_teacher teacher paramedic psychiatrist psychologist counsellor therapist
    surgeon consultant midwife foster_carer childminder landlord
""")
CALLINGS = rf"(?i:{_CALLINGS})|Officer"
"""Before a name with a capital, in small letters too."""
ROLE_LETTERS = "CPN|HV|IDVA|ISVA|AMHP|FLO|RMN|IRO"
"""Abbreviations of callings before one name or two."""
MORE_LETTERS = "SW|GP|MP|MEP|MSP|SIO|OIC|OT"
"""Those that stand for other things too: two names must follow."""
AFTER_A_NAME = r"(?:MP|MEP|MSP|KC|QC|LJ|JJ|OBE|MBE|CBE|JP)"
