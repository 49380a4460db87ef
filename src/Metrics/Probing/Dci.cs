using NebulaBench.Randomness;

namespace NebulaBench.Metrics.Probing;

/// <summary>Disentanglement, completeness and informativeness of a forest that predicts factors from dimensions; not measured without factors.</summary>
public sealed class Dci : IProbingMetric
{
    private const string Importance = "R_ij the importance of dimension i for factor j in a forest of 10 trees";

    /// <inheritdoc/>
    public IReadOnlyList<MetricDescriptor> Descriptors { get; } =
    [
        new()
        {
            Id = "dci_disentanglement",
            Family = MetricFamily.Usefulness,
            Name = "DCI disentanglement",
            Formula = $"Σ_i ρ_i (1 − H(R_i·) / ln factors), ρ_i = Σ_j R_ij / ΣR. {Importance}",
            Range = "[0, 1]",
            Direction = Direction.HigherIsBetter,
            EdgeCases = $"Undefined for fewer than two factors and where no dimension tells anything. {FactorHalves.EdgeCases}",
            Citation = "Eastwood, Williams (2018), A framework for the quantitative evaluation of disentangled representations",
        },
        new()
        {
            Id = "dci_completeness",
            Family = MetricFamily.Usefulness,
            Name = "DCI completeness",
            Formula = $"Σ_j ρ_j (1 − H(R_·j) / ln dimensions), ρ_j = Σ_i R_ij / ΣR. {Importance}",
            Range = "[0, 1]",
            Direction = Direction.HigherIsBetter,
            EdgeCases = $"Undefined for one dimension and where no dimension tells anything. {FactorHalves.EdgeCases}",
            Citation = "Eastwood, Williams (2018), A framework for the quantitative evaluation of disentangled representations",
        },
        new()
        {
            Id = "dci_informativeness",
            Family = MetricFamily.Usefulness,
            Name = "DCI informativeness",
            Formula = "mean over factors of the forest's accuracy on the half of the samples it did not see",
            Range = "[0, 1]",
            Direction = Direction.HigherIsBetter,
            EdgeCases = FactorHalves.EdgeCases,
            Citation = "Eastwood, Williams (2018), A framework for the quantitative evaluation of disentangled representations",
        },
    ];

    /// <inheritdoc/>
    public bool DependsOnOrder => true;

    /// <inheritdoc/>
    public IReadOnlyList<(string Key, Score Score)> Measure(LatentInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (FactorHalves.From(input) is not { } halves)
        {
            return [];
        }
        if (halves.Undefined is { } reason)
        {
            return [.. Descriptors.Select(descriptor => (descriptor.Id, Score.Undefined(reason)))];
        }
        (Score disentanglement, Score completeness, Score informativeness) = From(halves.Table, halves.Fit, halves.Test, input.Seeds);
        return
        [
            ("dci_disentanglement", disentanglement),
            ("dci_completeness", completeness),
            ("dci_informativeness", informativeness),
        ];
    }

    private static (Score Disentanglement, Score Completeness, Score Informativeness) From(
        FactorTable table, int[] fit, int[] test, SeedStream seeds)
    {
        var binned = new BinnedTable(table.Latents);
        ImportanceForest[] forests = [.. table.Factors.Select((factor, index) => new ImportanceForest(binned, factor, fit, seeds, index))];
        double[][] byFactor = [.. forests.Select(forest => forest.Importances)];
        double[][] byDimension =
            [.. Enumerable.Range(0, table.Latents.Dimension).Select(j => byFactor.Select(importances => importances[j]).ToArray())];
        return (
            byFactor.Length < 2 ? Score.Undefined("fewer than two factors vary") : Concentration(byDimension),
            table.Latents.Dimension < 2 ? Score.Undefined("there is only one latent dimension") : Concentration(byFactor),
            forests.Average(forest => forest.Accuracy(test)));
    }

    /// <summary>1 − entropy of each row in units of its largest possible, averaged with the rows' sums as weights.</summary>
    private static Score Concentration(double[][] rows)
    {
        double all = rows.Sum(row => row.Sum());
        if (all == 0)
        {
            return Score.Undefined("no dimension tells anything of any factor");
        }
        return rows.Sum(row =>
        {
            double sum = row.Sum();
            double entropy = -row.Where(value => value > 0).Sum(value => value / sum * Math.Log(value / sum));
            return sum / all * (1 - (entropy / Math.Log(row.Length)));
        });
    }
}
