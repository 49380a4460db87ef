using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace TestPlugins;

public sealed record UnrulyOptions
{
    private int nothing;

    [Description("What it does.")]
    public Misdeed Misdeed { get; init; }

    [Description("A text whose pattern takes years.")]
    [RegularExpression("^(a+)+$", MatchTimeoutInMilliseconds = -1)]
    public string Slow { get; init; } = "a";

    [Description("A number whose rule throws.")]
    [Throws]
    public int Ruled { get; init; }

    [Description("A number that cannot be set.")]
    public int Unsettable { get => nothing; init => nothing = value == 0 ? 0 : throw new WordlessException(); }
}

public enum Misdeed
{
    Exit,
    ExitElsewhere,
    TimeOut,
    Wordless,
    NoCode,
    Print,
}

[AttributeUsage(AttributeTargets.Property)]
public sealed class ThrowsAttribute : ValidationAttribute
{
    public override bool IsValid(object? value) => throw new WordlessException();
}

/// <summary>An exception whose message cannot be had.</summary>
public sealed class WordlessException : Exception
{
    public override string Message => throw new InvalidOperationException("no words");
}

/// <summary>An exception without a message.</summary>
public sealed class MessagelessException : Exception
{
    public override string Message => null!;
}
