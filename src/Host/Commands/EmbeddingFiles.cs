using NebulaBench.Errors;
using NebulaBench.Metrics;
using NebulaBench.Metrics.Numerics;
using NebulaBench.Runs.Arrays;

namespace NebulaBench.Host.Commands;

/// <summary>Reads the files that <c>nebula score</c> and <c>nebula import</c> are given.</summary>
internal static class EmbeddingFiles
{
    public static EmbeddingSet Read(ScoreArguments arguments)
    {
        LatentTable measured = Table(arguments.Latents!) with
        {
            Labels = Labels(arguments.Labels),
            Assignments = Labels(arguments.Clusters),
        };
        RequireCount(measured.Labels?.Length, measured.Count, arguments.Labels);
        RequireCount(measured.Assignments?.Length, measured.Count, arguments.Clusters);
        return new EmbeddingSet
        {
            Measured = measured,
            Training = Training(arguments, measured.Dimension),
            Originals = Originals(arguments.Inputs, measured.Count),
            Factors = Factors(arguments.Factors, measured.Count),
        };
    }

    private static LatentTable? Training(ScoreArguments arguments, int dimension)
    {
        if (arguments.TrainingLatents is not { } file)
        {
            return null;
        }
        LatentTable table = Table(file) with { Labels = Labels(arguments.TrainingLabels) };
        RequireCount(table.Labels?.Length, table.Count, arguments.TrainingLabels);
        RequireWidth(table, dimension, file);
        return table;
    }

    /// <summary>Refuses training latents of another width than the measured ones.</summary>
    public static void RequireWidth(LatentTable? training, int dimension, string? file)
    {
        if (training is not null && training.Dimension != dimension)
        {
            throw new NebulaException(
                "NB5002", $"there are {training.Dimension} columns, the measured latents have {dimension}.", file, "Give latents of the same model.");
        }
    }

    private static OriginalSamples? Originals(string? file, int count)
    {
        if (file is null)
        {
            return null;
        }
        LatentTable table = Table(file);
        RequireCount(table.Count, count, file);
        return OriginalSamples.OfAll(table);
    }

    private static double[,]? Factors(string? file, int count)
    {
        if (file is null)
        {
            return null;
        }
        LatentTable table = Table(file);
        RequireCount(table.Count, count, file);
        var factors = new double[count, table.Dimension];
        Buffer.BlockCopy(table.Values, 0, factors, 0, table.Values.Length * sizeof(double));
        return factors;
    }

    public static LatentTable Table(string file)
    {
        (double[] values, int width) = ArrayFile.Numbers(file);
        FiniteValues.Require(values, width, file);
        return new LatentTable { Values = values, Dimension = width };
    }

    public static int[]? Labels(string? file) => file is null ? null : ArrayFile.Labels(file);

    /// <summary>Refuses another number of rows than of latents.</summary>
    public static void RequireCount(int? found, int count, string? file)
    {
        if (found is { } rows && rows != count)
        {
            throw Mismatch(file!, $"there are {rows} rows for {count} latents", rows == count + 1 ? " If the first line is a heading, delete it." : "");
        }
    }

    private static NebulaException Mismatch(string file, string what, string hint = "") =>
        new("NB5002", $"{what}.", file, $"Give exactly one for each sample, in the same order.{hint}");
}
