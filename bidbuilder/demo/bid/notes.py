"""What people noted on requirements: verdicts by hand with their reasons, remarks for the buyer, and who looks after what."""

from bidbuilder.domain.matching.verdicts import Verdict

# Requirements of scope bid are met by papers, which only a person can judge; B.1.2 and B.1.6 are left to the reader.
DECISIONS: dict[str, tuple[Verdict, str]] = {
    "B.1.1": (Verdict.MET, "Karen Hedelund signs alone; the extract of the business register is enclosed."),
    "B.1.3": (Verdict.MET, "The letter of bid names 120 days."),
    "B.1.4": (Verdict.MET, "Declaration of intent of all members of the group, signed at the cluster's meeting."),
    "B.1.5": (Verdict.MET, "All partners have sent their declaration."),
    "B.1.7": (Verdict.MET, "The letter of bid lists the addenda."),
    "B.1.8": (Verdict.MET, "The quality plan is part of the technical proposal."),
    "1.3.10": (Verdict.MET, "Bearing and seal are changed from outside; Rotmark showed it at the visit of the works."),
}

REMARKS = {
    "B.1.1": "Karen Hedelund signs the letter of bid; she signs alone, as the declaration of our firm says.",
    "B.1.3": "The letter of bid names the last day.",
    "B.1.4": "The declarations of the members are enclosed; each names the leader and is signed.",
    "B.1.5": "The signed declarations of all firms are handed in with the bid.",
    "B.1.7": "The letter of bid lists them.",
    "B.1.8": "The plan of the group has hold points for the works tests and for those on site.",
    "1.3.10": "Bearing and seal are changed from outside, with the digester full.",
    "1.3.6": "Five agitators are offered: two for each digester and one for the post-digester.",
    "2.1.6": "Measured with biogas of 60 % methane at the works test.",
    "2.3.4": "Ammonia; the machine room has gas detection and emergency ventilation.",
    "3.1.7": "Series 3 with diffusion barrier.",
    "C.1.5": "The technician comes from Poznań, about two hours from the site.",
}

OWNERS = {
    "B.1.2": "Piotr Lind",
    "B.1.6": "Anna Kjeldsen",
    "1.5.6": "Anna Kjeldsen",
    "2.6.11": "Piotr Lind",
}
