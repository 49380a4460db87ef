namespace NebulaBench.Host.Tests.Remedies;

/// <summary>The error codes whose remedies no case here follows, each with the reason.</summary>
internal static class UnfollowedCodes
{
    private const string Author = "only the plugin's author can do what it says", Machine = "it needs another libtorch, or a program built without one";

    /// <summary>The reasons by code.</summary>
    public static IReadOnlyDictionary<string, string> Reasons { get; } = new Dictionary<string, string>
    {
        ["NB0000"] = "a defect of ours; BadArgumentsTests holds that there is none",
        ["NB1110"] = $"{Author}; leaving the option out is any experiment without it",
        ["NB1207"] = Author,
        ["NB2010"] = "an assembly that the runtime refuses for a reason nobody has foreseen",
        ["NB2022"] = "it takes as long as a plugin may take to load",
        ["NB2023"] = "it ends the process of the tests; UnrulyPluginTests provoke it in one of their own",
        ["NB2030"] = Machine,
        ["NB2031"] = Machine,
        ["NB2032"] = Machine,
        ["NB2033"] = Machine,
        ["NB2034"] = Machine,
        ["NB2035"] = Machine,
        ["NB3020"] = "it needs a server; DataFetcherFailureTests follow it",
        ["NB3021"] = "it needs a server; DataFetcherFailureTests follow it",
        ["NB3022"] = Author,
        ["NB3033"] = "a file must change during a run",
        ["NB3110"] = "a file must forbid to be read, which it cannot where tests run as root",
        ["NB3124"] = "a right HDF5 file is written by the tests of the plugin alone; DamagedHdf5Tests provoke it",
        ["NB3150"] = "the number of sentences that exhausts the grammar takes minutes to make",
        ["NB4011"] = "no bundled decoder emits another number of points than its target has",
        ["NB4203"] = "it needs worker processes; LocalLauncherTests have them",
        ["NB4213"] = "it asks a person who runs the cluster",
        ["NB4214"] = "it takes a minute, and asks for a controller that answers again",
        ["NB4303"] = "no bundled schedule gives such a factor",
        ["NB5104"] = "it needs a later version of the program",
        ["NB5105"] = "two processes must begin the same run within a moment",
        ["NB5108"] = "a file must forbid to be read, which it cannot where tests run as root",
        ["NB5113"] = "it needs another version of a plugin",
        ["NB5115"] = "it needs a file system without locks; NoLocksTests imitate one",
        ["NB5119"] = "another process must work on the run; MeasureCommandTests hold its lock",
        ["NB5123"] = "it asks to train on other data; EncodeCommandTests encode for runs of such data",
        ["NB5402"] = "it needs a process of its own, whose output is full; FullDiskTests have one",
        ["NB5403"] = "it needs a process of its own with little memory; MemoryTests have one",
    };
}
