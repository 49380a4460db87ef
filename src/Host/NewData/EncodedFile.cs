using System.Globalization;
using NebulaBench.Errors;
using NebulaBench.Runs.Arrays;
using NebulaBench.Runs.Files;

namespace NebulaBench.Host.NewData;

/// <summary>Writes what a model makes of new data, whole or not at all, in memory that does not grow with the data.</summary>
internal static class EncodedFile
{
    /// <summary>Whether the file can be written.</summary>
    /// <param name="path">The file.</param>
    /// <param name="outputs">Whether it is to hold what the model decodes.</param>
    /// <exception cref="NebulaException">NB1407: its format is not known, or cannot hold outputs; NB5107: its folder is not there.</exception>
    public static void Require(string path, bool outputs)
    {
        string ending = Path.GetExtension(path).ToLowerInvariant();
        if (ending is not (".npz" or ".csv"))
        {
            throw new NebulaException("NB1407", "the format is not known by this ending.", path, "Give --out a name ending in .npz or .csv.");
        }
        if (outputs && ending == ".csv")
        {
            throw new NebulaException("NB1407", "a table does not hold outputs.", path, "Give --out a name ending in .npz, or leave --outputs out.");
        }
        if (Directory.Exists(path))
        {
            throw RunErrors.IsFolder(path);
        }
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        if (!Directory.Exists(folder))
        {
            throw RunErrors.NotWritten(path, new DirectoryNotFoundException($"there is no folder {folder}."));
        }
    }

    /// <summary>Writes the file.</summary>
    public static void Write(string path, IEnumerable<EncodedSamples> batches) => AtomicFile.Write(path, stream =>
    {
        if (path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase))
        {
            WriteCsv(stream, batches);
            return;
        }
        using var rows = new NpzRows(path);
        foreach (EncodedSamples batch in batches)
        {
            Add(rows, batch);
        }
        rows.WriteTo(stream);
    });

    // The names are those of embeddings.npz.
    private static void Add(NpzRows rows, EncodedSamples batch)
    {
        rows.Add("ids", batch.Ids);
        rows.Add("latents", batch.Latents);
        foreach ((string name, DenseArray? array) in new[] { ("log_variances", batch.LogVariances), ("assignments", batch.Assignments), ("outputs", batch.Outputs) })
        {
            if (array is not null)
            {
                rows.Add(name, array);
            }
        }
        if (batch.Texts is not null)
        {
            rows.Add("outputs", batch.Texts);
        }
    }

    private static void WriteCsv(Stream stream, IEnumerable<EncodedSamples> batches)
    {
        using var writer = new StreamWriter(stream, leaveOpen: true);
        bool begun = false;
        foreach (EncodedSamples batch in batches)
        {
            int width = batch.Latents.Shape[1];
            if (!begun)
            {
                writer.Write($"id,{Names("z", width)}{(batch.LogVariances is null ? "" : $",{Names("log_variance", width)}")}{(batch.Assignments is null ? "" : ",assignment")}\n");
                begun = true;
            }
            for (int row = 0; row < batch.Ids.Length; row++)
            {
                writer.Write(Quoted(batch.Ids[row]));
                WriteRow(writer, batch.Latents, row, width);
                WriteRow(writer, batch.LogVariances, row, width);
                WriteRow(writer, batch.Assignments, row, 1);
                writer.Write('\n');
            }
        }
    }

    private static string Names(string name, int width) => string.Join(',', Enumerable.Range(0, width).Select(at => string.Create(CultureInfo.InvariantCulture, $"{name}{at}")));

    private static void WriteRow(StreamWriter writer, DenseArray? array, int row, int width)
    {
        for (int at = row * width; array is not null && at < (row + 1) * width; at++)
        {
            writer.Write(',');
            writer.Write(((IFormattable)array.Values.GetValue(at)!).ToString(null, CultureInfo.InvariantCulture));
        }
    }

    private static string Quoted(string id) =>
        id.AsSpan().IndexOfAny(",\"\r\n") < 0 ? id : $"\"{id.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
