using System.Text.Json.Serialization;

namespace NebulaBench.Datasets.Text.Files;

/// <summary>How a file's bytes become characters.</summary>
public enum TextEncoding
{
    /// <summary>UTF-8; bytes that are none make a bad sample.</summary>
    [JsonStringEnumMemberName("utf-8")]
    Utf8,

    /// <summary>ISO 8859-1: every byte is a character.</summary>
    [JsonStringEnumMemberName("latin-1")]
    Latin1,
}
