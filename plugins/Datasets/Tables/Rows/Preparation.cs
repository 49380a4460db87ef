using System.Runtime.InteropServices;
using TorchSharp;

namespace NebulaBench.Datasets.Tables.Rows;

/// <summary>
/// What becomes of a row's numbers and categories before it is a sample: missing numbers are filled in, the row is scaled to a sum, then
/// ln(1 + x), then every column is standardized; categories follow as zeros and ones. All that is fitted is fitted on training rows.
/// </summary>
internal sealed class Preparation
{
    private readonly double scaleTo;
    private readonly bool log1p;
    private readonly float[] fill;
    private readonly double[]? mean;
    private readonly double[]? deviation;
    private readonly Dictionary<string, int>[] categories;

    /// <summary>Fits what is to be fitted.</summary>
    /// <param name="options">What is to be done.</param>
    /// <param name="training">The training rows.</param>
    public Preparation(PreparationOptions options, RowSet training)
    {
        (scaleTo, log1p) = (options.ScaleTo, options.Log1p);
        categories = Array.ConvertAll(training.Table.Categories, cells => training.Rows.Select(row => cells[row]).Where(cell => cell.Length > 0)
            .Distinct().Order(StringComparer.Ordinal).Index().ToDictionary(cell => cell.Item, cell => cell.Index, StringComparer.Ordinal));
        Width = training.Table.Numbers.Width + categories.Sum(known => known.Count);
        fill = new float[training.Table.Numbers.Width];
        if (options.FillsMissing)
        {
            fill = Array.ConvertAll(Moments(training, null, row => row), mean => (float)mean);
        }
        if (options.Standardize)
        {
            double[] center = Moments(training, null, Scaled);
            double[] variance = Moments(training, center, Scaled);
            // A column that never changes in training stays at 0 there, and is measured in its own units elsewhere.
            deviation = Array.ConvertAll(variance, value => value > 0 ? Math.Sqrt(value) : 1);
            mean = center;
        }
    }

    /// <summary>Takes over what was fitted before.</summary>
    /// <param name="options">What is to be done.</param>
    /// <param name="fitted">What was fitted.</param>
    public Preparation(PreparationOptions options, FittedPreparation fitted)
    {
        (scaleTo, log1p) = (options.ScaleTo, options.Log1p);
        (fill, mean, deviation) = (fitted.Fill, fitted.Mean, fitted.Deviation);
        categories = Array.ConvertAll(fitted.Categories, names => names.Index().ToDictionary(name => name.Item, name => name.Index, StringComparer.Ordinal));
        Width = fill.Length + categories.Sum(known => known.Count);
    }

    /// <summary>What was fitted to the training rows.</summary>
    public FittedPreparation Fitted => new(
        fill, mean, deviation, Array.ConvertAll(categories, known => known.OrderBy(name => name.Value).Select(name => name.Key).ToArray()));

    /// <summary>The numbers of a sample.</summary>
    public int Width { get; }

    /// <summary>Makes a sample of a row.</summary>
    /// <param name="table">The table.</param>
    /// <param name="row">The row.</param>
    /// <param name="into">Receives it, [width].</param>
    public void Apply(TableContent table, int row, Span<float> into)
    {
        Span<float> numbers = into[..table.Numbers.Width];
        table.Numbers.CopyRow(row, numbers);
        Scaled(numbers);
        for (int column = 0; mean is not null && column < numbers.Length; column++)
        {
            numbers[column] = (float)((numbers[column] - mean[column]) / deviation![column]);
        }
        Span<float> rest = into[numbers.Length..];
        rest.Clear();
        for (int column = 0; column < categories.Length; column++)
        {
            // A category that training does not have is none of them.
            if (categories[column].TryGetValue(table.Categories[column][row], out int place))
            {
                rest[place] = 1;
            }
            rest = rest[categories[column].Count..];
        }
    }

    /// <summary>Makes samples of rows.</summary>
    /// <param name="set">The rows of a split.</param>
    /// <param name="count">How many samples.</param>
    /// <param name="sample">The position in the split of each.</param>
    /// <returns>[count, width], float32.</returns>
    public torch.Tensor Batch(RowSet set, int count, Func<int, long> sample)
    {
        torch.Tensor batch = torch.empty(count, Width);
        Parallel.For(0, count, at =>
        {
            Span<float> into = MemoryMarshal.Cast<byte, float>(batch.bytes).Slice(at * Width, Width);
            Apply(set.Table, set.Rows[sample(at)], into);
        });
        return batch;
    }

    private Span<float> Scaled(Span<float> numbers)
    {
        double sum = 0;
        for (int column = 0; column < numbers.Length; column++)
        {
            numbers[column] = float.IsNaN(numbers[column]) ? fill[column] : numbers[column];
            sum += numbers[column];
        }
        double factor = scaleTo > 0 && sum > 0 ? scaleTo / sum : 1;
        for (int column = 0; (factor != 1 || log1p) && column < numbers.Length; column++)
        {
            double scaled = numbers[column] * factor;
            numbers[column] = (float)(log1p && scaled != 0 ? Math.Log(1 + scaled) : scaled);
        }
        return numbers;
    }

    // The means of the columns, missing numbers left out; or with a center those of the squared distances from it.
    private static double[] Moments(RowSet rows, double[]? center, RowChange prepare)
    {
        var row = new float[rows.Table.Numbers.Width];
        var sums = new double[row.Length];
        var counts = new int[row.Length];
        foreach (int index in rows.Rows)
        {
            rows.Table.Numbers.CopyRow(index, row);
            Span<float> prepared = prepare(row);
            for (int column = 0; column < prepared.Length; column++)
            {
                double value = prepared[column];
                if (!double.IsNaN(value))
                {
                    double distance = value - (center?[column] ?? 0);
                    sums[column] += center is null ? value : distance * distance;
                    counts[column]++;
                }
            }
        }
        return [.. sums.Select((sum, column) => counts[column] > 0 ? sum / counts[column] : 0)];
    }

    private delegate Span<float> RowChange(Span<float> row);
}

/// <summary>What is fitted to training rows.</summary>
/// <param name="Fill">What stands for missing numbers, by column.</param>
/// <param name="Mean">What is subtracted from each column, or null.</param>
/// <param name="Deviation">What each is divided by then, or null.</param>
/// <param name="Categories">The categories of each column in the order of their features.</param>
internal sealed record FittedPreparation(float[] Fill, double[]? Mean, double[]? Deviation, string[][] Categories);

/// <summary>What is to be done with the numbers of rows.</summary>
/// <param name="FillsMissing">Whether missing numbers become the column's training mean.</param>
/// <param name="ScaleTo">The sum of every row; 0 leaves it.</param>
/// <param name="Log1p">Whether x becomes ln(1 + x).</param>
/// <param name="Standardize">Whether columns are standardized.</param>
internal sealed record PreparationOptions(bool FillsMissing, double ScaleTo, bool Log1p, bool Standardize);

/// <summary>What becomes of missing values.</summary>
public enum MissingValues
{
    /// <summary>The run does not start, and they are named.</summary>
    Refuse,

    /// <summary>Each becomes the mean of its column in training.</summary>
    Mean,

    /// <summary>Rows that have one are left out and counted.</summary>
    Drop,
}
