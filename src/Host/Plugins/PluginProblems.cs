using System.Reflection;
using NebulaBench.Errors;
using NebulaBench.Host.Components;
using NebulaBench.Plugins;
using NebulaBench.Runs.Files;

namespace NebulaBench.Host.Plugins;

/// <summary>Every way a plugin can be wrong: its code, the cause and the remedy.</summary>
public static class PluginProblems
{
    private const string Contracts = "NebulaBench.Abstractions";

    public static PluginProblem NoSuchFolder(string folder) => new(
        "NB2001", Path.GetFileName(folder), folder,
        "There is no such folder.",
        $"Correct the path given with --plugins or in {PluginFolder.EnvironmentVariable}.");

    public static PluginProblem NoMatchingAssembly(string folder) => new(
        "NB2002", Path.GetFileName(folder), folder,
        $"The folder holds no {Path.GetFileName(folder)}.dll.",
        "A plugin's folder has the name of its assembly: rename the folder, or remove it if it is no plugin.");

    public static PluginProblem NoAssembly(PluginCandidate plugin) => For(
        "NB2003", plugin,
        "The file is no .NET assembly.",
        "Replace it by the plugin's built assembly; native libraries belong beside it under another name.");

    public static PluginProblem NoAttribute(PluginCandidate plugin) => For(
        "NB2004", plugin,
        "The assembly has no NebulaPlugin attribute.",
        "Add [assembly: NebulaPlugin(typeof(YourModule), ContractVersion.Current)] to the plugin, or move the folder elsewhere if it is none.");

    public static PluginProblem ContractTooOld(PluginCandidate plugin, int version) => For(
        "NB2005", plugin,
        $"It was written for version {version} of the plugin contract; this program has version {ContractVersion.Current}.",
        $"Install a newer version of the plugin, or build it against {Contracts} {ReleaseVersion.For(typeof(IPluginModule).Assembly)}.");

    public static PluginProblem ContractTooNew(PluginCandidate plugin, int version) => For(
        "NB2006", plugin,
        $"It was written for version {version} of the plugin contract; this program has version {ContractVersion.Current}.",
        "Update the program, or install an older version of the plugin.");

    public static PluginProblem OwnCopy(PluginCandidate plugin, string library) => For(
        "NB2007", plugin,
        $"It ships its own copy of {library}, whose types would be strangers to the program's.",
        $"Delete {library}.dll from its folder; in the plugin's project, reference {Contracts} with Private=\"false\" and ExcludeAssets=\"runtime;native\".");

    public static PluginProblem BuiltAgainstNewer(PluginCandidate plugin, AssemblyName reference, AssemblyName ours) => For(
        "NB2008", plugin,
        $"It was built against {reference.Name} {reference.Version}; this program brings {ours.Version}.",
        $"Update the program, or build the plugin against {reference.Name} {ours.Version}.");

    public static PluginProblem MissingDependency(PluginCandidate plugin, AssemblyName library) => For(
        "NB2009", plugin,
        $"It needs the assembly {library.Name} {library.Version}, which is neither in its folder nor part of the program.",
        "Copy the missing assembly into the plugin's folder; a plugin's project with EnableDynamicLoading lays it there by itself.");

    public static PluginProblem NotLoadable(PluginCandidate plugin, Exception failure) => For(
        "NB2010", plugin,
        $"It could not be loaded: {OneLine(failure)}",
        $"Build the plugin against {Contracts} {ReleaseVersion.For(typeof(IPluginModule).Assembly)} and this .NET.", failure);

    public static PluginProblem NoModule(PluginCandidate plugin, Type? module) => For(
        "NB2011", plugin,
        $"Its module {module?.FullName ?? "(null)"} is no public class with a parameterless constructor that implements IPluginModule.",
        "Name such a class in the NebulaPlugin attribute.");

    public static PluginProblem ModuleFailed(PluginCandidate plugin, Type module, Exception failure) => For(
        "NB2012", plugin,
        $"The constructor of its module {module.FullName} failed: {OneLine(failure)}",
        "A module only registers components: move everything else into the components themselves.", failure);

    public static PluginProblem RegisterFailed(PluginCandidate plugin, Type module, Exception failure) => For(
        "NB2013", plugin,
        $"Register of its module {module.FullName} failed: {OneLine(failure)}",
        "A module only registers components: move everything else into the components themselves.", failure);

    public static PluginProblem InvalidId(ComponentDescriptor component) => new(
        "NB2014", component.Plugin.Name, component.Plugin.Path,
        $"The {KindText.For(component.Kind)} id '{component.Id}' is not kebab-case.",
        "Use lower-case letters and digits in words joined by hyphens, beginning with a letter, such as 'my-model2'.");

    public static PluginProblem DuplicateId(ComponentDescriptor component, ComponentDescriptor earlier) => new(
        "NB2015", component.Plugin.Name, component.Plugin.Path,
        $"It registers the {KindText.For(component.Kind)} '{component.Id}', which {Owner(component, earlier, $" ({earlier.Plugin.Path})")}.",
        "Rename one of the two, or keep only one of the plugins.")
    {
        CauseWithoutPaths = $"It registers the {KindText.For(component.Kind)} '{component.Id}', which {Owner(component, earlier, "")}.",
    };

    public static PluginProblem NoMetricContract(ComponentDescriptor component, IEnumerable<Type> contracts) => new(
        "NB2016", component.Plugin.Name, component.Plugin.Path,
        $"The metric '{component.Id}' ({component.Implementation.Name}) does not say what it measures.",
        $"Implement one of {string.Join(", ", contracts.Select(contract => contract.Name))} instead of IMetric alone.");

    public static PluginProblem ValueTaken(ComponentDescriptor component, string value) => new(
        "NB2017", component.Plugin.Name, component.Plugin.Path,
        $"The values of its metric '{component.Id}' would be called '{value}', as one of the suite's metrics is.",
        "Give the metric another id, such as one that begins with the plugin's name.");

    public static PluginProblem EndlessOptions(ComponentDescriptor component, string option) => new(
        "NB2018", component.Plugin.Name, component.Plugin.Path,
        $"The option '{option}' of its {KindText.For(component.Kind)} '{component.Id}' holds options without end: their type contains itself.",
        "Give the option a type that does not contain the type of the options around it.");

    public static PluginProblem FaultyOptions(ComponentDescriptor component, string option, string cause) => new(
        "NB2019", component.Plugin.Name, component.Plugin.Path,
        option.Length == 0
            ? $"The options of its {KindText.For(component.Kind)} '{component.Id}' ({component.Options.Name}): {cause}."
            : $"The option '{option}' of its {KindText.For(component.Kind)} '{component.Id}' {cause}.",
        "Options only keep values: their constructors and getters must not fail, nor end late, and their attributes must be valid.");

    public static PluginProblem LoadsTooLong(PluginCandidate plugin, TimeSpan limit) => For(
        "NB2022", plugin,
        $"It did not load within {limit.TotalSeconds:0} s.",
        "A module only registers components: its constructor, Register and the constructors of options must end at once.");

    private static string Owner(ComponentDescriptor component, ComponentDescriptor earlier, string path) => earlier.Plugin == component.Plugin
        ? "it has registered already"
        : $"the plugin '{earlier.Plugin.Name}'{path} has registered already";

    private static PluginProblem For(string code, PluginCandidate plugin, string cause, string remedy, Exception? failure = null) =>
        new(code, plugin.Name, plugin.AssemblyPath, cause, remedy) { Failure = failure };

    private static string OneLine(Exception failure) => FailureText.For(failure) + ".";
}
