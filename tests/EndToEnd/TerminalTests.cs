using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using NebulaBench.Testing;

namespace NebulaBench.EndToEnd.Tests;

/// <summary>The program as a person runs it: in a terminal, where progress is drawn.</summary>
[NonParallelizable]
[Platform("Linux")]
public sealed partial class TerminalTests
{
    private const string Tiny = """
        name: tiny
        dataset: { id: stroke-digits, training: 64, validation: 16, test: 16 }
        architecture: { id: mlp, widths: [8], hidden: 0 }
        latent_dimension: 2
        objective: [{ id: ae }, { id: vae }]
        seeds: [0]
        training: { epochs: 2, batch_size: 32 }
        baselines: []
        """;

    private string folder = "";

    [SetUp]
    public void MakeFolder()
    {
        folder = Directory.CreateTempSubdirectory("nebula-").FullName;
        File.WriteAllText(Path.Combine(folder, "tiny.yaml"), Tiny);
    }

    [TearDown]
    public void DeleteFolder() => Directory.Delete(folder, recursive: true);

    [TestCase("")]
    [TestCase(" --workers 2")]
    public void Run_Twice_EndsWithTheReportBothTimes(string more)
    {
        string command = "run tiny.yaml --threads 1" + more;
        Terminal first = Terminal.Run(folder, command), second = Terminal.Run(folder, command);

        Assert.That(first.ExitCode, Is.Zero, first.Screen);
        Assert.That(second.ExitCode, Is.Zero, second.Screen);
        Assert.That(first.Screen, Does.Contain("Report: ").And.Not.Contain("NB0000"));
        Assert.That(second.Screen, Does.Contain("Report: ").And.Not.Contain("NB0000"));
    }

    [Test]
    public void Run_ExperimentFromAPipe_IsReadByTheWorkerToo()
    {
        Terminal shown = Terminal.Run(folder, "run /dev/stdin --threads 1 < tiny.yaml && cat tiny.yaml | dotnet 'PROGRAM' run /dev/stdin --threads 1 --force");

        Assert.That(shown.ExitCode, Is.Zero, shown.Screen);
        Assert.That(shown.Screen.Split("Report: "), Has.Length.EqualTo(3));
    }

    [Test]
    public void Measure_AnotherSplit_ShowsABarAndThenALineForEachRun()
    {
        NebulaProcess.Run(folder, "run", "tiny.yaml", "--threads", "1");

        Terminal shown = Terminal.Run(folder, "measure runs/tiny --threads 1 --set evaluation.on=training");

        Assert.That(shown.ExitCode, Is.Zero, shown.Screen);
        Assert.That(shown.Screen, Does.Contain("measuring").And.Contain("━").And.Contain("100%"));
        Assert.That(shown.Screen.Split("measured on training by encoding again"), Has.Length.EqualTo(3), shown.Screen);
    }

    [Test]
    public void Measure_CtrlC_KeepsRunsThatAreMeasuredAndTheSameCommandGoesOn()
    {
        const string command = "measure runs/tiny --threads 1 --set evaluation.on=training --set evaluation.k_means_restarts=1000";
        NebulaProcess.Run(
            folder, "run", "tiny.yaml", "--threads", "1", "--set", "dataset.training=1000", "--set", "seeds=[0, 1]", "--set", "architecture={ id: mlp, widths: [8], hidden: 0 }");

        Terminal interrupted = Terminal.Run(folder, command, until: " 25%", keys: "\x03");
        int kept = Directory.GetDirectories(Path.Combine(folder, "runs", "tiny"), "training-*", SearchOption.AllDirectories).Length;
        Terminal again = Terminal.Run(folder, command);

        Assert.That(interrupted.ExitCode, Is.EqualTo(130), interrupted.Screen);
        Assert.That(interrupted.Screen, Does.Contain("Interrupted.").And.Not.Contain("NB0000"));
        Assert.That(kept, Is.InRange(1, 3), interrupted.Screen);
        Assert.That(again.ExitCode, Is.Zero, again.Screen);
        Assert.That(again.Screen.Split("nothing to add on training"), Has.Length.EqualTo(kept + 1), again.Screen);
    }

    [TestCase("throw", "failed: NB4302")]
    [TestCase("crash", "failed: NB4201")]
    public void Run_FailingBeforeItsFirstStep_ShowsTheCause(string way, string cause)
    {
        Terminal shown = Terminal.Run(
            folder, $"run tiny.yaml --threads 1 --plugins '{TestPlugin.Folder("Deadly")}' --set 'architecture={{ id: deadly, way: {way} }}'");

        Assert.That(shown.ExitCode, Is.EqualTo(5), shown.Screen);
        Assert.That(shown.Screen, Does.Contain(cause).And.Not.Contain("must have a description").And.Not.Contain("NB0000"));
    }

    [Test]
    public void Run_CtrlC_EndsSoonAndTheSameCommandGoesOn()
    {
        const string command = "run tiny.yaml --threads 1 --set objective=ae --set training.epochs=";
        Terminal interrupted = Terminal.Run(folder, command + "1000000", until: " left", keys: "\x03");
        Terminal again = Terminal.Run(folder, command + "1000000", until: " left", keys: "\x03");

        Assert.That((interrupted.ExitCode, again.ExitCode), Is.EqualTo((130, 130)), interrupted.Screen + again.Screen);
        Assert.That(interrupted.Screen, Does.Contain("Interrupted.").And.Not.Contain("NB4201"));
        Assert.That(again.Screen, Does.Contain("goes on from its checkpoint"));
    }

    [Test]
    public void Encode_NewTexts_DrawsABarAndWritesTheFile()
    {
        string run = TrainOnTexts();
        Terminal shown = Terminal.Run(folder, $"encode '{run}' --input texts.txt --out z.npz --threads 1");

        Assert.That(shown.ExitCode, Is.Zero, shown.Screen);
        Assert.That(shown.Screen, Does.Contain("encoding").And.Contain("100%").And.Contain("30 samples encoded to z.npz"));
        Assert.That(Directory.GetFiles(folder, "z*").Select(Path.GetFileName), Is.EqualTo(new[] { "z.npz" }));
    }

    [Test]
    public void Encode_CtrlC_LeavesNoFile()
    {
        string run = TrainOnTexts();
        File.WriteAllText(Path.Combine(folder, "long.txt"), string.Concat(Enumerable.Repeat("one two\n", 1_000_000)));
        Terminal shown = Terminal.Run(folder, $"encode '{run}' --input long.txt --out z.npz --batch-size 1 --threads 1", until: "encoding", keys: "\x03");

        Assert.That(shown.ExitCode, Is.EqualTo(130), shown.Screen);
        Assert.That(shown.Screen, Does.Contain("Interrupted.").And.Not.Contain("NB0000"));
        Assert.That(Directory.GetFiles(folder, "z*"), Is.Empty);
    }

    private string TrainOnTexts()
    {
        File.WriteAllText(Path.Combine(folder, "texts.txt"), string.Concat(Enumerable.Repeat("one two\nthree\ntwo three one\n", 10)));
        File.WriteAllText(Path.Combine(folder, "texts.yaml"), Tiny
            .Replace("{ id: stroke-digits, training: 64, validation: 16, test: 16 }", "{ id: text-lines, training: texts.txt, test: texts.txt, length: 6 }", StringComparison.Ordinal)
            .Replace("{ id: mlp, widths: [8], hidden: 0 }", "bag-of-words", StringComparison.Ordinal)
            .Replace("[{ id: ae }, { id: vae }]", "ae", StringComparison.Ordinal));
        NebulaProcess trained = NebulaProcess.Run(folder, "run", "texts.yaml", "--data", ".", "--threads", "1");
        Assert.That(trained.ExitCode, Is.Zero, trained.Errors);
        return Path.GetDirectoryName(Directory.GetFiles(Path.Combine(folder, "runs", "tiny"), "run.json", SearchOption.AllDirectories).Single())!;
    }

    /// <summary>The program in a pseudo-terminal, and what it left on the screen, without codes of colors and places.</summary>
    private sealed partial record Terminal(int ExitCode, string Screen)
    {
        /// <param name="folder">Where to run it.</param>
        /// <param name="arguments">Its arguments.</param>
        /// <param name="until">What must be on the screen before keys are pressed.</param>
        /// <param name="keys">The keys.</param>
        public static Terminal Run(string folder, string arguments, string until = "", string keys = "")
        {
            string program = Path.Combine(BuiltProgram.Folder, "nebula.dll");
            var start = new ProcessStartInfo("script", ["-qec", $"stty cols 80 rows 24; dotnet '{program}' {arguments.Replace("PROGRAM", program, StringComparison.Ordinal)}", "/dev/null"])
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
                RedirectStandardInput = true,
            };
            start.Environment["TERM"] = "xterm-256color";
            using Process process = Process.Start(start)!;
            var output = new StringBuilder();
            while (process.StandardOutput.Read() is var letter and >= 0)
            {
                output.Append((char)letter);
                if (keys.Length > 0 && until.EndsWith((char)letter) && Codes().Replace(output.ToString(), "").Contains(until, StringComparison.Ordinal))
                {
                    process.StandardInput.Write(keys);
                    process.StandardInput.Flush();
                    keys = "";
                }
            }
            process.WaitForExit();
            return new Terminal(process.ExitCode, Codes().Replace(output.ToString(), ""));
        }

        [GeneratedRegex(@"\x1b\[[0-9;?]*[A-Za-z]")]
        private static partial Regex Codes();
    }
}
