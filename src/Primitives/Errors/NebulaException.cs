namespace NebulaBench.Errors;

/// <summary>
/// A mistake that its user can mend: it says what is wrong, where, and what would work. It is shown without a stack trace.
/// </summary>
public class NebulaException : Exception
{
    /// <summary>Describes a mistake.</summary>
    /// <param name="code">A code such as <c>NB3001</c>; its first digit tells the area (see <see cref="ErrorArea"/>).</param>
    /// <param name="what">What is wrong, one sentence.</param>
    /// <param name="where">The file, line, option or plugin it is wrong in, or null where there is none.</param>
    /// <param name="remedy">What would work, one sentence.</param>
    /// <param name="inner">The failure underneath, if any.</param>
    public NebulaException(string code, string what, string? where = null, string? remedy = null, Exception? inner = null)
        : base(Describe(code, what, where, remedy), inner)
    {
        Code = code ?? ""; // a plugin compiled without nullability may give none
        What = what;
        Where = where;
        Remedy = remedy;
    }

    /// <summary>The error code, <c>NB</c> and four digits.</summary>
    public string Code { get; }

    /// <summary>What is wrong.</summary>
    public string What { get; }

    /// <summary>Where it is wrong, or null.</summary>
    public string? Where { get; }

    /// <summary>What would work, or null.</summary>
    public string? Remedy { get; }

    /// <summary>The area the code belongs to.</summary>
    public ErrorArea Area => AreaOf(Code);

    /// <summary>The area that a code belongs to, such as one that was recorded earlier.</summary>
    /// <param name="code">A code such as <c>NB3001</c>.</param>
    public static ErrorArea AreaOf(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return code.Length > 2 && code[2] is >= '1' and <= '5' ? (ErrorArea)(code[2] - '0') : ErrorArea.Internal;
    }

    private static string Describe(string code, string what, string? where, string? remedy)
    {
        string message = string.Join(": ", new[] { code, where, what }.Where(part => !string.IsNullOrEmpty(part)));
        return ControlCharacters.Show(remedy is null ? message : $"{message} {remedy}");
    }
}
