using System.Collections;
using Microsoft.Build.Framework;

namespace NebulaBench.Structure.Tests.Engineering;

/// <summary>A build engine for one task: keeps what it says.</summary>
internal sealed class QuietBuild : IBuildEngine
{
    public List<string> Messages { get; } = [];

    public bool ContinueOnError => false;

    public int LineNumberOfTaskNode => 0;

    public int ColumnNumberOfTaskNode => 0;

    public string ProjectFileOfTaskNode => "";

    public bool BuildProjectFile(string projectFileName, string[] targetNames, IDictionary globalProperties, IDictionary targetOutputs) => false;

    public void LogCustomEvent(CustomBuildEventArgs e) => Keep(e);

    public void LogErrorEvent(BuildErrorEventArgs e) => Keep(e);

    public void LogMessageEvent(BuildMessageEventArgs e) => Keep(e);

    public void LogWarningEvent(BuildWarningEventArgs e) => Keep(e);

    private void Keep(BuildEventArgs e) => Messages.Add(e.Message ?? "");
}
