namespace NebulaBench.Host.Tests.Remedies;

/// <summary>Mistakes in experiments' files.</summary>
internal static class ExperimentMistakes
{
    public static IReadOnlyList<Mistake> All { get; } =
    [
        new("NB1000", "write latent_dimension: a whole number", bench => bench.Write("e.yaml", Experiments.Minimal.Replace("latent_dimension: 2\n", "", StringComparison.Ordinal)),
            bench => bench.Run("validate", "e.yaml"), (bench, _) => bench.Write("e.yaml", Experiments.Minimal)),
        Mistake.OnCommandLine("NB1001", "did you mean 'e.yaml'?", ["validate", "ee.yaml"], ["validate", "e.yaml"]),
        Mistake.OnCommandLine("NB1001", "YAML files in it: e.yaml", ["validate", "."], ["validate", "e.yaml"]),
        Mistake.OnCommandLine("NB1001", "its folder does not exist either; check the path", ["validate", "no/e.yaml"], ["validate", "./e.yaml"]),
        new("NB1001", "give an experiment's file", bench => bench.Write("e.yaml", "# " + new string('x', 17_000_000)),
            bench => bench.Run("validate", "e.yaml"), (bench, _) => bench.Write("e.yaml", Experiments.Minimal)),
        Mistake.InExperiment("NB1002", "mend the line; a text with special characters needs quotes",
            Experiments.With("description: a: b"), Experiments.With("description: 'a: b'")),
        Mistake.InExperiment("NB1003", "indent with spaces", Experiments.With("objective:\n\tid: ae"), Experiments.With("objective:\n  id: ae")),
        Mistake.InExperiment("NB1004", "write at least name, dataset, architecture, objective and latent_dimension",
            "# nothing\n", "name: a\ndataset: stroke-digits\narchitecture: mlp\nobjective: ae\nlatent_dimension: 2\n"),
        Mistake.InExperiment("NB1005", "keep one document per file and remove the line ---", Experiments.Minimal + "---\nseeds: [1]\n", Experiments.Minimal + "seeds: [1]\n"),
        Mistake.InLine("NB1006", "remove it; what files share goes into one they extend", "training: &t { epochs: 2 }", "training: { epochs: 2 }"),
        Mistake.InLine("NB1007", "keep one of the two", "seeds: [1]\nseeds: [2]", "seeds: [2]"),
        new("NB1010", "remove one extends of the circle",
            bench =>
            {
                bench.Write("e.yaml", "extends: base.yaml\n" + Experiments.Minimal);
                bench.Write("base.yaml", "extends: e.yaml\n");
            },
            bench => bench.Run("validate", "e.yaml"), (bench, _) => bench.Write("base.yaml", "seeds: [1]\n")),
        Mistake.OnCommandLine("NB1020", "--set training.epochs=2", ["validate", "e.yaml", "--set", "epochs"], ["validate", "e.yaml", "--set", "training.epochs=2"]),
        Mistake.OnCommandLine("NB1021", "set latent_dimension itself", ["validate", "e.yaml", "--set", "latent_dimension.x=3"], ["validate", "e.yaml", "--set", "latent_dimension=3"]),
        Mistake.OnCommandLine("NB1021", "set the options themselves", ["validate", "e.yaml", "--set", "extends=b.yaml"], ["validate", "e.yaml", "--set", "training.epochs=2"]),
        Mistake.InLine("NB1101", "did you mean 'epochs'?", "training: { epoch: 2 }", "training: { epochs: 2 }"),
        Mistake.InExperiment("NB1102", "write dataset: { id: … }", Experiments.Minimal.Replace("dataset: stroke-digits\n", "", StringComparison.Ordinal), Experiments.With("dataset: { id: stroke-digits }")),
        Mistake.InLine("NB1103", "write every number: 0, 1, 2, 3, 4", "seeds: [0-4]", "seeds: [0, 1, 2, 3, 4]"),
        Mistake.InLine("NB1103", "leave the quotes out", "latent_dimension: \"2\"", "latent_dimension: 2"),
        Mistake.InLine("NB1103", "write true", "training: { fast: yes }", "training: { fast: true }"),
        Mistake.InLine("NB1103", "write 0.5: the decimal sign is a point", "objective:\n  id: vae\n  beta: 0,5", "objective:\n  id: vae\n  beta: 0.5"),
        Mistake.InLine("NB1101", "the decimal sign is a point, not a comma", "objective: { id: vae, beta: 0,5 }", "objective: { id: vae, beta: 0.5 }"),
        Mistake.InLine("NB1103", "write it out: 1000", "training: { epochs: 1e3 }", "training: { epochs: 1000 }"),
        Mistake.InLine("NB1104", "did you mean 'threshold'?", "dataset: { id: mnist, binarize: treshold }", "dataset: { id: mnist, binarize: threshold }"),
        Mistake.InLine("NB1105", "write a number from 1 to 65536", "latent_dimension: 0", "latent_dimension: 1"),
        Mistake.InLine("NB1105", "write a smaller number", "seeds: [99999999999999999999]", "seeds: [9]"),
        Mistake.InLine("NB1106", "a letter or digit first", "name: 'a b'", "name: a-b"),
        Mistake.InLine("NB1107", "change one of the options", "dataset: { id: stroke-digits, thinnest_pen: 3, thickest_pen: 2 }", "dataset: { id: stroke-digits, thinnest_pen: 2, thickest_pen: 3 }"),
        Mistake.InLine("NB1108", "name an objective, or several of them in a list", "objective: []", "objective: [ae, vae]"),
        Mistake.InLine("NB1201", "write { id: … }", "objective: { beta: 2 }", "objective: { id: vae, beta: 2 }"),
        Mistake.InLine("NB1202", "did you mean 'vae'?", "objective: vea", "objective: vae"),
        Mistake.OnCommandLine("NB1202", "Did you mean 'mlp'?", ["describe", "mpl"], ["describe", "mlp"]),
        Mistake.InLine("NB1203", "mlp takes vectors and images", "architecture: pointnet", "architecture: mlp"),
        Mistake.InLine("NB1203", "name an objective that begins with none, or leave it out",
            "objective: { id: vade, pretraining: { objective: dec } }", "objective: { id: vade, pretraining: { epochs: 3 } }"),
        Mistake.InLine("NB1204", "remove one of the two", "seeds: [1, 1]", "seeds: [1]"),
        Mistake.InLine("NB1204", "remove one of the two, or change an option", "objective: [vae, vae]", "objective: [vae, { id: vae, beta: 2 }]"),
        Mistake.InLine("NB1205", "give one of them another label", "objective: [{ id: ae, label: a }, { id: vae, label: a }]", "objective: [{ id: ae, label: a }, { id: vae, label: b }]"),
        Mistake.InLine("NB1206", "shorten them to at most",
            $"seeds: [{string.Join(", ", Enumerable.Range(0, 400))}]\nlatent_dimension: [{string.Join(", ", Enumerable.Range(1, 400))}]", "seeds: [0]\nlatent_dimension: [1, 2]"),
    ];
}
