"""Other answers to what security brings, as closed forms beside the default λ′ = λ·e^{βΔm} (layer 1).

    gordon_loeb.avoided_share_first(investment, *, alpha, beta)            S_I:  1 − 1/(αz + 1)^β
    gordon_loeb.avoided_share_second(investment, vulnerability, *, alpha)  S_II: 1 − v^{αz}
    gordon_loeb.best_investment_first(vulnerability, loss, *, alpha, beta)
    gordon_loeb.best_investment_second(vulnerability, loss, *, alpha)
    interdependence.equilibria(direct, contagion, cost, loss) -> all pure equilibria of up to 16 agents
    interdependence.least_and_greatest(direct, contagion, cost, loss) -> the two between which all others lie

An avoided share stands in the place of 1 − e^{βΔm}, with what is invested in the place of stages.
"""
