using NebulaBench.Errors;

namespace NebulaBench.Datasets.Shapes.Formats;

/// <summary>A place in a file that is being read, for what it says when something is wrong there.</summary>
/// <param name="file">The file.</param>
internal abstract class Cursor(string file)
{
    /// <summary>The file.</summary>
    public string File { get; } = file;

    /// <summary>The file and the line or byte.</summary>
    public abstract string Where { get; }

    /// <summary>What is wrong here.</summary>
    /// <param name="code">NB31xx.</param>
    /// <param name="what">What is wrong.</param>
    /// <param name="remedy">What would work.</param>
    public NebulaException Error(string code, string what, string remedy) => new(code, what, Where, remedy);

    /// <summary>The file ends here.</summary>
    /// <param name="what">What ends early, such as <c>after 3 of 8 vertices</c>.</param>
    public NebulaException Ends(string what) => Error("NB3113", $"the file ends {what}.", "Fetch or export it again.");
}
