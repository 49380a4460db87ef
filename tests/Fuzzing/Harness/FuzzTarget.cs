using System.Globalization;

namespace NebulaBench.Fuzzing.Tests.Harness;

/// <summary>
/// One parser, fed with damaged copies of good files. A derived class says what good files are and how they are read; everything else is here and
/// in <see cref="FuzzRun"/>. Inputs are numbered and depend on nothing but their number, so that a number is all that it takes to see one again.
/// <para>
/// Mutations are CsCheck generators. SharpFuzz would also see which branches an input reaches, but needs AFL or libFuzzer installed, rewrites the
/// assemblies under test and runs outside <c>dotnet test</c>: nobody would run it for every change. Seeds that cover each format, and mutations
/// that know its words, numbers and checksums, reach nearly as far.
/// </para>
/// </summary>
public abstract class FuzzTarget
{
    /// <summary>Good inputs, each of which is read without complaint.</summary>
    protected abstract IEnumerable<byte[]> Seeds { get; }

    /// <summary>Inputs from beside the repository, good or bad; long runs begin with these too.</summary>
    protected virtual IEnumerable<byte[]> MoreSeeds => [];

    /// <summary>The words of a text format; none for a binary one.</summary>
    protected virtual IReadOnlyList<string> Tokens => [];

    /// <summary>Whether an input is a JSON text, whose values are then changed too.</summary>
    protected virtual bool IsJson => false;

    /// <summary>What the input's file is called; readers choose by its ending.</summary>
    protected virtual string FileName => "input";

    /// <summary>How many inputs CI reads: about a second's worth.</summary>
    protected virtual int Inputs => 1000;

    /// <summary>Reads an input to the last byte that the program would look at.</summary>
    /// <param name="input">The input.</param>
    /// <param name="file">A file that holds it, in a folder of its own.</param>
    protected abstract void Read(byte[] input, string file);

    /// <summary>Makes checksums, lengths and archives fit what they are about; done to every second input.</summary>
    /// <param name="input">A mutated input.</param>
    protected virtual byte[] Mend(byte[] input) => input;

    /// <summary>Whether an exception is how the program refuses an input: with a line of its own, or by leaving a sample out.</summary>
    protected virtual bool IsRefusal(Exception failure) => failure is Errors.NebulaException;

    [Test]
    public void Seeds_AsTheyAre_AreRead()
    {
        using var folder = new InputFolder(GetType().Name, FileName);
        foreach (byte[] seed in Seeds)
        {
            Assert.That(() => Read(seed, folder.Write(seed)), Throws.Nothing);
        }
    }

    [Test]
    public void Inputs_Mutated_AreReadOrRefused()
    {
        bool isLong = Number("NEBULA_FUZZ_INPUTS") is not null;
        var inputs = new MutatedInputs([.. Seeds, .. isLong ? MoreSeeds : []], Tokens, IsJson, Mend);
        // Where nobody asked for a long run, whatever else the machine does must not fail a test: there the time limit only tells a hang.
        var run = new FuzzRun(GetType().Name, FileName, inputs, Read, IsRefusal) { Longest = TimeSpan.FromSeconds(isLong ? 2 : 20) };

        FuzzOutcome outcome = run.Go(Number("NEBULA_FUZZ_FIRST") ?? 0, Number("NEBULA_FUZZ_INPUTS") ?? Inputs);

        TestContext.Out.WriteLine(outcome.Text);
        if (isLong)
        {
            outcome.Append(FuzzRun.ReportFile);
        }
        Assert.That(outcome.Findings.Select(finding => finding.Text), Is.Empty);
    }

    private static long? Number(string variable) =>
        long.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : null;
}
