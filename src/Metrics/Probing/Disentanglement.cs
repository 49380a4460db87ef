using NebulaBench.Randomness;

namespace NebulaBench.Metrics.Probing;

/// <summary>
/// How far single dimensions stand for single generating factors: MIG, SAP and DCI (Eastwood and Williams, 2018), for datasets that know
/// their factors. Half of the samples, drawn once, fit the predictors, the other half measures them. Constant factors are left out.
/// </summary>
public static class Disentanglement
{
    private static readonly string[] Keys = ["mig", "sap", "dci_disentanglement", "dci_completeness", "dci_informativeness"];

    /// <summary>All disentanglement scores in the order of a report.</summary>
    /// <param name="latents">The latents.</param>
    /// <param name="factors">For each sample, one row: the value of each factor.</param>
    /// <param name="seeds">Where the draws get their seeds from.</param>
    public static IReadOnlyList<(string Key, Score Score)> Measure(LatentTable latents, double[,] factors, SeedStream seeds)
    {
        ArgumentNullException.ThrowIfNull(latents);
        ArgumentNullException.ThrowIfNull(factors);
        var table = new FactorTable(latents, factors);
        string? reason = latents.Count < 4 ? "there are fewer than four samples"
            : table.Factors.Count == 0 ? "no factor varies"
            : null;
        if (reason is not null)
        {
            return [.. Keys.Select(key => (key, Score.Undefined(reason)))];
        }
        int[] order = [.. Enumerable.Range(0, latents.Count)];
        seeds.Open("disentanglement-halves").Shuffle(order.AsSpan());
        int[] fit = order[..(order.Length / 2)], test = order[(order.Length / 2)..];
        (Score disentanglement, Score completeness, Score informativeness) = Dci(table, fit, test, seeds);
        return
        [
            ("mig", FactorGaps.MutualInformationGap(table)),
            ("sap", FactorGaps.SeparatedPredictability(table, fit, test)),
            ("dci_disentanglement", disentanglement),
            ("dci_completeness", completeness),
            ("dci_informativeness", informativeness),
        ];
    }

    private static (Score Disentanglement, Score Completeness, Score Informativeness) Dci(
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
