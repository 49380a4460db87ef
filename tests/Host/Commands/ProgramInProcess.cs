using NebulaBench.Host.Commands;

namespace NebulaBench.Host.Tests.Commands;

/// <summary>Runs the program within the tests' process, which takes a fraction of the time of a process of its own.</summary>
internal static class ProgramInProcess
{
    /// <summary>Runs the program; not to be called by two tests at once.</summary>
    /// <param name="folder">The current folder while it runs.</param>
    /// <param name="arguments">Its arguments.</param>
    public static (int Code, string Output, string Errors) Run(string folder, params string[] arguments)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        (TextWriter oldOutput, TextWriter oldErrors, string oldFolder) = (Console.Out, Console.Error, Environment.CurrentDirectory);
        Console.SetOut(output);
        Console.SetError(errors);
        Environment.CurrentDirectory = folder;
        try
        {
            return (CommandLineProgram.Run(arguments), output.ToString(), errors.ToString());
        }
        finally
        {
            Console.SetOut(oldOutput);
            Console.SetError(oldErrors);
            Environment.CurrentDirectory = oldFolder;
        }
    }
}
