using System.Globalization;
using Google.Protobuf;
using NebulaBench.Reporting.Formatting;
using NebulaBench.Runs.Records;
using Tensorboard;
using static Tensorboard.SummaryMetadata.Types;
using Field = Google.Protobuf.WellKnownTypes.Value;
using Value = Tensorboard.Summary.Types.Value;

namespace NebulaBench.Host.Tracking.TensorBoard;

/// <summary>
/// A run's settings for TensorBoard's table of hyperparameters, beside which it shows the run's scalars. Its messages are not among
/// TorchSharp's and are put together here, field by field.
/// </summary>
internal static class HyperParameters
{
    private const string Plugin = "hparams";
    private const int Version = 1, VersionField = 1, BeginField = 3, EndField = 4;
    private const int SettingsField = 1, StartSecondsField = 5, StatusField = 1, EndSecondsField = 2, KeyField = 1, ValueField = 2;
    private const int Success = 1;

    /// <summary>The settings, when a run begins.</summary>
    public static IEnumerable<Value> Begin(RunRecord record)
    {
        IReadOnlyDictionary<string, string> settings = TrackedValues.Settings(record);
        ByteString begin = ProtobufBytes.For(output =>
        {
            foreach ((string key, string value) in settings)
            {
                ProtobufBytes.Write(output, SettingsField, ProtobufBytes.For(entry =>
                {
                    ProtobufBytes.Write(entry, KeyField, ByteString.CopyFromUtf8(key));
                    ProtobufBytes.Write(entry, ValueField, (IsName(key) ? Field.ForString(value) : Typed(value)).ToByteString());
                }));
            }
            ProtobufBytes.Write(output, StartSecondsField, Seconds(record.Started));
        });
        return [Summary("_hparams_/session_start_info", BeginField, begin)];
    }

    /// <summary>That a run has finished.</summary>
    public static IEnumerable<Value> End(DateTimeOffset time)
    {
        ByteString end = ProtobufBytes.For(output =>
        {
            ProtobufBytes.Write(output, StatusField, Success);
            ProtobufBytes.Write(output, EndSecondsField, Seconds(time));
        });
        return [Summary("_hparams_/session_end_info", EndField, end)];
    }

    // What merely looks like a number.
    private static bool IsName(string key) => key is "data.hash" or "suite.version" || key.StartsWith("plugin.", StringComparison.Ordinal);

    // The table sorts and filters numbers as numbers.
    private static Field Typed(string text) => text switch
    {
        "true" => Field.ForBool(true),
        "false" => Field.ForBool(false),
        _ when double.TryParse(text, CultureInfo.InvariantCulture, out double number) && NumberText.Exact(number) == text
            => Field.ForNumber(number),
        _ => Field.ForString(text),
    };

    private static Value Summary(string tag, int field, ByteString content) => new()
    {
        Tag = tag,
        Metadata = new SummaryMetadata
        {
            PluginData = new PluginData
            {
                PluginName = Plugin,
                Content = ProtobufBytes.For(output =>
                {
                    ProtobufBytes.Write(output, VersionField, Version);
                    ProtobufBytes.Write(output, field, content);
                }),
            },
        },
        // The plugin reads nothing but the content; a summary without any value would not be kept.
        Tensor = new TensorProto
        {
            Dtype = DataType.DtFloat,
            TensorShape = new TensorShapeProto { Dim = { new TensorShapeProto.Types.Dim { Size = 1 } } },
            FloatVal = { 0 },
        },
    };

    private static double Seconds(DateTimeOffset time) => time.ToUnixTimeMilliseconds() / 1000.0;
}
