namespace NebulaBench.Docs.Tests.Schema;

/// <summary>
/// Experiments with one mistake each, its line marked by <c># here</c>: the program and an editor must both refuse them, and at that line.
/// </summary>
internal static class BrokenExperiments
{
    private const string Frame = """
        name: broken
        dataset: stroke-digits
        architecture: mlp
        latent_dimension: 8
        objective: ae
        """;

    /// <summary>The text of each, after what is wrong with it and the program's code.</summary>
    public static IEnumerable<TestCaseData> All =>
    [
        Case("AKeyThatNothingHas", "NB1101", Frame + "\ntrainin: {} # here"),
        Case("AKeyThatNothingHas_InASection", "NB1101", Frame + "\ntraining:\n  epochs: 2\n  epoch: 3 # here"),
        Case("AKeyThatNothingHas_DeepInASection", "NB1101", Frame + "\ntraining:\n  optimizer:\n    id: sgd\n    rate: 3 # here"),
        Case("AnOptionOfAnotherComponent", "NB1101", With("objective", "\n  - ae\n  - id: vae\n    anchors: 3 # here")),
        Case("AnOptionThatOneOfTwoIdsLacks", "NB1101", With("objective", "\n  id: [vae, ae]\n  beta: 3 # here")),
        Case("AnOptionNotKnown_InANestedMap", "NB1101", With("objective", "\n  - id: nvc\n    metric:\n      oder: both # here")),
        Case("AKeyMissing", "NB1102", "name: broken # here\ndataset: stroke-digits\narchitecture: mlp\nobjective: ae"),
        Case("AnOptionMissing", "NB1102", With("dataset", "\n  id: mesh-folder # here\n  points: 64")),
        Case("ATextForANumber", "NB1103", With("latent_dimension", " many # here")),
        Case("AFractionForAWholeNumber", "NB1103", With("latent_dimension", " 8.5 # here")),
        Case("ANumberInQuotes", "NB1103", With("latent_dimension", " '8' # here")),
        Case("AWordForATruth", "NB1103", With("objective", "\n  id: nvc\n  variational: yes # here")),
        Case("OneNumberForAList", "NB1103", Frame + "\nseeds: 3 # here"),
        Case("AListForWhatMakesNoProduct", "NB1103", Frame + "\nincompatible:\n  - refuse # here\n  - skip"),
        Case("AValueForAMap", "NB1103", Frame + "\ntraining: 20 # here"),
        Case("NothingForANumber", "NB1103", Frame + "\ntraining:\n  epochs: # here"),
        Case("AListInsideAList", "NB1103", With("latent_dimension", "\n  - 4\n  - [8, 16] # here")),
        Case("AnEntryOfAList_OfTheWrongType", "NB1103", With("architecture", "\n  id: mlp\n  widths:\n    - 64\n    - wide # here")),
        Case("AValueNotToChoose", "NB1104", Frame + "\ntraining:\n  evaluate: lst # here"),
        Case("AnOptimizerNotThere", "NB1202", Frame + "\ntraining:\n  optimizer:\n    id: adm # here"),
        Case("AValueNotToChoose_OfAComponent", "NB1104", With("objective", "\n  id: nvc\n  conditioning: nearst # here")),
        Case("AValueNotToChoose_AmongSeveral", "NB1104", With("objective", "\n  id: nvc\n  conditioning:\n    - nearest\n    - nearst # here")),
        Case("ABaselineNotThere", "NB1104", Frame + "\nbaselines:\n  - raw\n  - kmeans # here"),
        Case("ANumberTooSmall", "NB1105", With("latent_dimension", " 0 # here")),
        Case("ANumberTooSmall_AmongSeveral", "NB1105", With("objective", "\n  id: vae\n  beta:\n    - 1\n    - -2 # here")),
        Case("AnEntryOfAList_OutOfRange", "NB1105", Frame + "\nseeds:\n  - 1\n  - -1 # here"),
        Case("AListTooShort", "NB1106", Frame + "\nseeds: [] # here"),
        Case("ANameUnfitForAFolder", "NB1106", With("name", " a/b # here")),
        Case("ADeviceNotKnown", "NB1106", Frame + "\ntraining:\n  device: gpu # here"),
        Case("AnEmptyList", "NB1108", With("latent_dimension", " [] # here")),
        Case("NoComponents", "NB1108", With("objective", " [] # here")),
        Case("AComponentWithoutId", "NB1201", With("objective", "\n  - id: vae\n  - beta: 2 # here")),
        Case("AnIdNotThere", "NB1202", With("objective", " vea # here")),
        Case("AnIdNotThere_AmongSeveral", "NB1202", With("objective", "\n  - ae\n  - id: vea # here")),
        Case("AnIdOfAnotherKind", "NB1202", With("architecture", " vae # here")),
        Case("ALauncherNotThere", "NB1202", Frame + "\nlauncher: cloud # here"),
        Case("AnOptionOfALauncher_OutOfRange", "NB1105", Frame + "\nlauncher:\n  id: local\n  workers: -1 # here"),
        Case("AnIdThatIsAMap", "NB1103", With("objective", "\n  id: { ae: 1 } # here")),
    ];

    private static TestCaseData Case(string problem, string code, string yaml) => new TestCaseData(yaml, code).SetArgDisplayNames(problem);

    private static string With(string key, string value) =>
        string.Join('\n', Frame.Split('\n').Select(line => line.StartsWith(key + ":", StringComparison.Ordinal) ? $"{key}:{value}" : line));
}
