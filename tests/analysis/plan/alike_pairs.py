"""Thirty invented pairs of recommendations that ask for the same in other words.

They were written before the rule that finds them, and are not changed to suit it.
"""

PAIRS = (
    (
        "All general practices should ask new patients about domestic abuse at registration.",
        "Ask about domestic abuse whenever a patient registers with a general practice.",
    ),
    (
        "Train housing officers to recognise coercive control.",
        "Housing officers receive training in recognising coercive and controlling behaviour.",
    ),
    (
        "Review the MARAC referral pathway for older people.",
        "The pathway by which older people are referred to MARAC is to be reviewed.",
    ),
    (
        "Health visitors see mothers alone at least once.",
        "Ensure that every mother is seen alone by the health visitor at least one time.",
    ),
    (
        "Develop an information sharing protocol between probation and police.",
        "Police and probation agree a protocol for sharing information.",
    ),
    (
        "Offer interpreters at every first appointment.",
        "Every first appointment has a professional interpreter where one is needed.",
    ),
    (
        "Carers' assessments should be offered within four weeks.",
        "Offer carers an assessment in the first four weeks.",
    ),
    (
        "Audit the quality of DASH risk assessments every quarter.",
        "A quarterly audit of the quality of DASH assessments.",
    ),
    (
        "Schools appoint a lead for domestic abuse.",
        "Each school names a domestic abuse lead.",
    ),
    (
        "Raise awareness of economic abuse among bank staff.",
        "Bank staff are made aware of economic abuse.",
    ),
    (
        "Mental health services involve families in discharge planning.",
        "Discharge planning in mental health services should involve the family.",
    ),
    (
        "Flag repeat callers on the police control room system.",
        "The control room's system flags addresses of repeat callers to the police.",
    ),
    (
        "Midwives record a routine enquiry in the notes.",
        "Routine enquiry by midwives is recorded in maternity notes.",
    ),
    (
        "Fund independent domestic violence advocates in hospitals.",
        "Hospitals have funded independent domestic violence advocates.",
    ),
    (
        "Write a policy on staff who are victims of abuse.",
        "Employers adopt a policy for staff who are victims of domestic abuse.",
    ),
    (
        "Children's social care shares the outcome of assessments with schools.",
        "Tell schools the outcome of assessments by children's social care.",
    ),
    (
        "Substance misuse services ask about violence at home at intake.",
        "At intake, substance misuse workers ask service users about violence at home.",
    ),
    (
        "Set up a perpetrator programme in the county.",
        "Commission a programme for perpetrators across the county.",
    ),
    (
        "Check firearms licences after a domestic incident.",
        "After each domestic incident, firearms licensing is to check whether a licence is held.",
    ),
    (
        "Publish leaflets in the languages of the community.",
        "Leaflets are translated into community languages and published.",
    ),
    (
        "Escalate cases in which agencies disagree on risk.",
        "Introduce an escalation process for disagreement between agencies on risk.",
    ),
    (
        "Dentists are included in safeguarding training.",
        "Extend safeguarding training to dentists.",
    ),
    (
        "Supervision sessions discuss domestic abuse cases.",
        "Domestic abuse cases are discussed in supervision.",
    ),
    (
        "Record the reason when a referral is refused.",
        "Where a referral is refused the reason must be recorded.",
    ),
    (
        "Adult safeguarding considers domestic abuse among older couples.",
        "Consider domestic abuse in older couples as an adult safeguarding matter.",
    ),
    (
        "Tell victims about the disclosure scheme.",
        "Officers explain the right to ask for disclosure to every victim.",
    ),
    (
        "Make contact details of local support visible in waiting rooms.",
        "Posters with helpline numbers hang in surgeries.",
    ),
    (
        "Emergency departments notify the GP of injuries caused by assault.",
        "GPs are notified by emergency departments of assault injuries.",
    ),
    (
        "Review staffing of the public protection unit.",
        "The public protection unit's staffing levels are reviewed.",
    ),
    (
        "Follow up missed appointments of patients at risk.",
        "A patient at risk who misses an appointment is followed up.",
    ),
)
