namespace NebulaBench.Host.Options;

/// <summary>What an option's value looks like in a file.</summary>
public enum OptionKind
{
    /// <summary>true or false.</summary>
    Truth,

    /// <summary>A whole number.</summary>
    Whole,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A text.</summary>
    Text,

    /// <summary>One of a few names.</summary>
    Choice,

    /// <summary>A list of values of one kind.</summary>
    List,

    /// <summary>A map of further options.</summary>
    Record,

    /// <summary>A type that no file can express.</summary>
    Unsupported,
}
