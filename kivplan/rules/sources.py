"""Where the rules come from, as their pages name it."""

from __future__ import annotations

NINE_POINTS = "Strategy and action plans: an action in nine points (Norway, after Linda Lai)"
FOUR_STRATEGIES = "Strategy and action plans: acquire, develop, mobilise, phase out (Norway, after Linda Lai)"
PRACTICE = "From plan to practice: what a network of municipalities learnt (Norway)"
PROJECT = "A sustainable competence project: the solution tree (Sweden)"
FIVE_ASPECTS = "A sustainable competence project: five aspects (Sweden)"
LEARNING_WORKPLACE = "A learning workplace: benefit, application and sharing agreed beforehand (Sweden)"
ONE_LINE = "KS, the Norwegian association of local authorities: goal, strategy and action in one line"
KIRKPATRICK = "Kirkpatrick: reaction, learning, behaviour, result"
REAL_PLANS = "Published plans of municipalities"
DIRECTIVE = "Directive (EU) 2019/1152, article 13"
PRIVACY = "Privacy in plans that become public: GDPR and the public access acts of Norway and Sweden"
STAIRCASE = "The KIV staircase: work meetings in which everyone takes part (Sweden)"
UNIONS = "KS, and the law of work: discussion and negotiation with the unions (Norway and Sweden)"
