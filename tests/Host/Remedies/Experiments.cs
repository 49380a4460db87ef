namespace NebulaBench.Host.Tests.Remedies;

/// <summary>Experiments to make mistakes in.</summary>
internal static class Experiments
{
    /// <summary>As short as one can be.</summary>
    public const string Minimal = """
        name: tiny
        dataset: stroke-digits
        architecture: mlp
        objective: ae
        latent_dimension: 2
        baselines: []

        """;

    /// <summary>One that is run in a moment.</summary>
    public const string Tiny = """
        name: tiny
        dataset: { id: stroke-digits, training: 64, validation: 0, test: 32, size: 16 }
        architecture: { id: mlp, widths: [4], hidden: 0 }
        objective: ae
        latent_dimension: 2
        baselines: []
        training: { epochs: 1, batch_size: 32 }
        evaluation: { importance_draws: 0, neighborhood_samples: 0 }

        """;

    /// <summary>The minimal experiment with some lines in the place of those with the same key, or at its end.</summary>
    public static string With(string lines) => With(Minimal, lines);

    /// <summary>An experiment with some lines in the place of those with the same key, or at its end.</summary>
    public static string With(string experiment, string lines)
    {
        string[] keys = [.. lines.Split('\n').Where(line => line.Length > 0 && char.IsLetter(line[0])).Select(Key)];
        return string.Join('\n', experiment.Split('\n').Where(line => line.Length > 0 && !keys.Contains(Key(line))).Append(lines)) + "\n";
    }

    private static string Key(string line) => line.Split(':')[0];
}
