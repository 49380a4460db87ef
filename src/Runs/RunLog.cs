using System.Text;
using System.Text.Json;
using NebulaBench.Runs.Files;
using NebulaBench.Runs.Records;

namespace NebulaBench.Runs;

/// <summary>
/// Reads and writes <c>log.jsonl</c>, one line per epoch. Lines are appended; a crash can cut only the last one short, and it is left out
/// while the run has not ended.
/// </summary>
public static class RunLog
{
    /// <summary>Adds an epoch.</summary>
    public static void Append(string file, EpochRecord epoch)
    {
        try
        {
            OwnFile.MakeRoom(file);
            using var stream = new FileStream(file, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read, bufferSize: 0);
            Append(stream, Line(epoch));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw RunErrors.NotWritten(file, failure);
        }
    }

    /// <summary>Makes the log hold certain epochs and no others: what a run does that goes on from a checkpoint.</summary>
    public static void Rewrite(string file, IEnumerable<EpochRecord> epochs)
    {
        byte[] lines = [.. epochs.SelectMany(Line)];
        AtomicFile.Write(file, stream => stream.Write(lines));
    }

    /// <summary>Reads all epochs; none where there is no log yet.</summary>
    /// <param name="file">The log.</param>
    /// <param name="ended">Whether the run has ended, so that a line cut short is an error.</param>
    public static IReadOnlyList<EpochRecord> Read(string file, bool ended)
    {
        if (!File.Exists(file))
            return [];
        string[] lines = Encoding.UTF8.GetString(HashedFile.Bytes(file)).Split('\n');

        // After the last complete line comes nothing; whatever is there was cut short.
        if (ended && lines[^1].Length > 0)
            throw RunErrors.Damaged(file, $"cut short: line {lines.Length} has no end");
        return [.. lines.SkipLast(1).Select((line, index) => Parse(line, index + 1, file))];
    }

    // Where the disk has room for half a line, none of it is left.
    private static void Append(FileStream stream, byte[] line)
    {
        long end = stream.Seek(0, SeekOrigin.End);
        try
        {
            stream.Write(line);
            stream.Flush(flushToDisk: true);
        }
        catch (IOException)
        {
            stream.SetLength(end);
            throw;
        }
    }

    private static byte[] Line(EpochRecord epoch)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteNumber("epoch", epoch.Epoch);
            json.WriteNumber("step", epoch.Step);
            WriteNumber(json, "learning_rate", epoch.LearningRate);
            foreach ((string path, double value) in epoch.Values)
                WriteNumber(json, path, value);
            WriteNumber(json, "seconds", epoch.Seconds);
            WriteNumber(json, "samples_per_second", epoch.SamplesPerSecond);
            json.WriteEndObject();
        }

        buffer.WriteByte((byte)'\n');
        return buffer.ToArray();
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, double value)
    {
        // JSON has no word for what is not finite.
        if (double.IsFinite(value))
            json.WriteNumber(name, value);
        else
            json.WriteNull(name);
    }

    private static EpochRecord Parse(string line, int number, string file)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(line);
            var values = new OrderedDictionary<string, double>();
            foreach (JsonProperty property in document.RootElement.EnumerateObject())
                values.Add(property.Name, property.Value.ValueKind == JsonValueKind.Null ? double.NaN : property.Value.GetDouble());
            return new EpochRecord
            {
                Epoch = (int)Take(values, "epoch"),
                Step = (long)Take(values, "step"),
                LearningRate = Take(values, "learning_rate"),
                Seconds = Take(values, "seconds"),
                SamplesPerSecond = Take(values, "samples_per_second"),
                Values = values,
            };
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or ArgumentException or KeyNotFoundException
            or FormatException)
        {
            throw RunErrors.Damaged(file, $"line {number} does not tell an epoch", failure);
        }
    }

    private static double Take(OrderedDictionary<string, double> values, string name) =>
        values.Remove(name, out double value) ? value : throw new KeyNotFoundException(name);
}
