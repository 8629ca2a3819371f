"""Golden values for the network measures, from networkx 3.6.1.

Refresh:  python3 tests/model/network/networkxValues.py > tests/model/network/networkxValues.json
          npx biome format --write tests/model/network/networkxValues.json

Ties are written `from>to:weight`, separated by blanks. Where networkx returns NaN for an isolate, the value here is null.
"""

import json
import math
import random
import sys

import networkx as nx


def random_digraph(size, probability, seed):
    rng = random.Random(seed)
    graph = nx.DiGraph()
    graph.add_nodes_from(range(size))
    for i in range(size):
        for j in range(size):
            if i != j and rng.random() < probability:
                graph.add_edge(i, j, weight=rng.randint(1, 64) / 64)
    return graph


def both_ways(graph):
    graph = nx.convert_node_labels_to_integers(graph, ordering="sorted")
    directed = nx.DiGraph()
    directed.add_nodes_from(range(len(graph)))
    for i, j in graph.edges:
        directed.add_edge(i, j, weight=1)
        directed.add_edge(j, i, weight=1)
    return directed


def added_strengths(graph):
    strengths = nx.Graph()
    strengths.add_nodes_from(graph)
    for i, j, data in graph.edges(data=True):
        before = strengths.edges[i, j]["weight"] if strengths.has_edge(i, j) else 0
        strengths.add_edge(i, j, weight=before + data["weight"])
    return strengths


def rounded(value):
    return None if math.isnan(value) else round(value, 12)


def measure(graph):
    size = len(graph)
    undirected = graph.to_undirected()
    betweenness = nx.betweenness_centrality(undirected)
    degrees = [d for _, d in undirected.degree()]
    distances = [d for source, row in nx.all_pairs_shortest_path_length(graph) for target, d in row.items() if source != target]
    # Naming the nodes asks for the definition written out: the matrix short cut of 3.6.1 divides by the wrong actor's strongest tie.
    strengths = added_strengths(graph)
    constraint = nx.constraint(strengths, nodes=list(strengths), weight="weight")
    effective_size = nx.effective_size(strengths, nodes=list(strengths), weight="weight")
    greatest = max(betweenness.values())
    return {
        "whole": {
            "density": rounded(nx.density(graph)),
            "degree-centralisation": rounded(sum(max(degrees) - d for d in degrees) / ((size - 1) * (size - 2))),
            "betweenness-centralisation": rounded(sum(greatest - b for b in betweenness.values()) / (size - 1)),
            "reciprocity": rounded(nx.overall_reciprocity(graph)),
            "transitivity": rounded(nx.transitivity(undirected)),
            "compactness": rounded(sum(1 / d for d in distances) / (size * (size - 1))),
            "isolate-share": rounded(nx.number_of_isolates(graph) / size),
        },
        "meanDistance": rounded(sum(distances) / len(distances)),
        "actors": {
            "degree": [rounded(d / (size - 1)) for d in degrees],
            "betweenness": [rounded(betweenness[i]) for i in range(size)],
            "constraint": [rounded(constraint[i]) for i in range(size)],
            "effectiveSize": [rounded(effective_size[i]) for i in range(size)],
        },
    }


networks = {
    "Krackhardt's kite": both_ways(nx.krackhardt_kite_graph()),
    "Zachary's karate club": both_ways(nx.karate_club_graph()),
    "Florentine families": both_ways(nx.florentine_families_graph()),
    "a sparse random network with isolates": random_digraph(12, 0.06, 1),
    "a random network of twelve": random_digraph(12, 0.3, 2),
    "a dense random network": random_digraph(10, 0.7, 3),
    "a larger random network": random_digraph(30, 0.08, 4),
}

result = {}
for name, graph in networks.items():
    text = " ".join(f"{i}>{j}:{data['weight']:g}" for i, j, data in sorted(graph.edges(data=True)))
    result[name] = {"size": len(graph), "ties": text, **measure(graph)}
json.dump(result, sys.stdout, indent=2)
