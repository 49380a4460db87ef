using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NebulaBench.Docs.Tests.Pages;

/// <summary>The C# of a page, all its blocks together, compiles against what a plugin sees.</summary>
public sealed class CodeTests
{
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static readonly string[] Hidden = ["nebula.dll", "NebulaBench.Docs.Tests.dll"];

    // Libraries built against an older .NET are taken as they are, as a project's build does.
    private static readonly CSharpCompilationOptions Library = new CSharpCompilationOptions(
        OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable)
        .WithSpecificDiagnosticOptions([KeyValuePair.Create("CS1701", ReportDiagnostic.Suppress)]);

    private static IEnumerable<string> Pages => Code.Select(block => block.Page).Distinct();

    private static IEnumerable<Snippet> Code => Snippet.All.Where(block => block.Language == "csharp");

    [TestCaseSource(nameof(Pages))]
    public void Code_OfAPage_Compiles(string page)
    {
        CSharpParseOptions latest = new(LanguageVersion.Latest);
        Snippet[] blocks = [.. Code.Where(block => block.Page == page)];
        SyntaxTree[] trees = [.. blocks.Select(block => CSharpSyntaxTree.ParseText(block.Text, latest, block.ToString()))];
        IEnumerable<SyntaxTree> whole = trees.Where((_, i) => blocks[i].Reason is null).Append(CSharpSyntaxTree.ParseText(ImplicitUsings, latest));
        var compilation = CSharpCompilation.Create("Snippets", whole, References(), Library);

        Assert.That(trees.SelectMany(tree => tree.GetDiagnostics()).Concat(compilation.GetDiagnostics()).Where(IsWrong), Is.Empty);
    }

    private static bool IsWrong(Diagnostic diagnostic) => diagnostic.Severity >= DiagnosticSeverity.Warning;

    private static IEnumerable<MetadataReference> References() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => !Hidden.Contains(Path.GetFileName(path)))
            .Select(path => MetadataReference.CreateFromFile(path));
}
