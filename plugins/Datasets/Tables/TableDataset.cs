using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NebulaBench.Datasets.Tables.Rows;
using NebulaBench.Toolkit.Datasets;

namespace NebulaBench.Datasets.Tables;

/// <summary>
/// The user's own vectors. Classes, categories and so the number of features are known from the rows alone: the files are read once, when
/// <see cref="Info"/> or anything else is first asked for, and what is hashed is what was read.
/// </summary>
/// <param name="options">The experiment's options.</param>
/// <param name="data">Where the user keeps data.</param>
public sealed class TableDataset(TableOptions options, IDataFolder data) : IDataset, IPreparesNewData
{
    // More numbers, 512 MiB, are made dense batch by batch.
    private const long LargestResident = 128 << 20;

    private readonly Lazy<TableSamples> samples = new(() => TableSamples.Read(options, data.Root));

    /// <inheritdoc/>
    public DatasetInfo Info => NewRows.Info(samples.Value.Preparation.Width, samples.Value.Classes, samples.Value.FactorNames);

    /// <inheritdoc/>
    public string Preparation
    {
        get
        {
            TableContent training = samples.Value.Splits[SplitName.Training].Table;
            return JsonSerializer.Serialize(new TablePreparation(
                training.NumberNames, training.CategoryNames, samples.Value.Preparation.Fitted, samples.Value.Classes, samples.Value.FactorNames));
        }
    }

    /// <inheritdoc/>
    public INewDataReader Reader(string preparation) => new NewRows(options, JsonSerializer.Deserialize<TablePreparation>(preparation)!);

    /// <summary>The SHA-256 of every split's numbers, categories, classes and factors, before they are prepared: the same for every format.</summary>
    public string ContentHash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (SplitName split in Enum.GetValues<SplitName>())
        {
            RowSet set = samples.Value.Splits[split];
            string[]?[] texts = [.. set.Table.Categories, set.Table.Labels, .. set.Table.Factors];
            Append($"{split} {set.Rows.Length}");
            var numbers = new float[set.Table.Numbers.Width];
            foreach (int row in set.Rows)
            {
                set.Table.Numbers.CopyRow(row, numbers);
                hash.AppendData(MemoryMarshal.AsBytes(numbers.AsSpan()));
                foreach (string[]? column in texts)
                {
                    Append(column?[row] ?? "");
                }
            }
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());

        // With its length, so that no two series of texts look alike.
        void Append(string text)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(text);
            hash.AppendData(BitConverter.GetBytes(bytes.Length));
            hash.AppendData(bytes);
        }
    }

    /// <inheritdoc/>
    public DataSplit Load(SplitName split)
    {
        (RowSet set, Preparation preparation) = (samples.Value.Splits[split], samples.Value.Preparation);
        (long[]? labels, double[,]? factors, int dropped) = (samples.Value.Labels(split), samples.Value.Factors(split), samples.Value.Dropped[split]);
        return (long)set.Rows.Length * preparation.Width <= LargestResident
            ? new ResidentSplit(preparation.Batch(set, set.Rows.Length, sample => sample), labels: labels, factors: factors, ids: set.Ids, skipped: dropped)
            : new PreparedSplit(set, preparation, labels, factors, set.Ids, dropped);
    }
}
