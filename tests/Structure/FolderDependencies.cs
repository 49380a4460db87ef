using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NebulaBench.Structure.Tests;

/// <summary>Which folders of a project use which, found by the compiler: each use with its file and line.</summary>
internal static class FolderDependencies
{
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    /// <summary>A use of a type in another folder.</summary>
    /// <param name="From">The folder that uses, the first below the project; <c>.</c> for the project's own.</param>
    /// <param name="To">The folder that is used.</param>
    /// <param name="Where">File and line of the use.</param>
    /// <param name="What">The file that declares what is used.</param>
    internal sealed record Use(string From, string To, string Where, string What);

    /// <summary>Every use between two folders of a project, the first of each pair of files.</summary>
    /// <param name="project">The project's folder, such as <c>src/Host</c>.</param>
    public static IReadOnlyList<Use> For(string project)
    {
        var options = new CSharpParseOptions(LanguageVersion.Latest);
        SyntaxTree[] trees =
        [
            CSharpSyntaxTree.ParseText(ImplicitUsings, options),
            .. Repository.Files("*.cs", project).Select(file => CSharpSyntaxTree.ParseText(Repository.Text(file), options, file)),
        ];
        var compilation = CSharpCompilation.Create(
            "structure", trees, References(project), new CSharpCompilationOptions(OutputKind.ConsoleApplication, allowUnsafe: true));
        return
        [
            .. trees.Skip(1).SelectMany(tree => Uses(tree, compilation.GetSemanticModel(tree), project))
                .DistinctBy(use => (use.Where[..use.Where.IndexOf(':', StringComparison.Ordinal)], use.What)),
        ];
    }

    /// <summary>Pairs of folders that reach each other, directly or by way of others, as a text that names the files.</summary>
    public static IReadOnlyList<string> Cycles(IReadOnlyList<Use> uses)
    {
        ILookup<string, string> next = uses.ToLookup(use => use.From, use => use.To);
        return
        [
            .. uses.GroupBy(use => (use.From, use.To)).Where(pair => Reaches(next, pair.Key.To, pair.Key.From))
                .Select(pair => $"{pair.Key.From} -> {pair.Key.To}: {pair.First().Where} uses {pair.First().What} (and {pair.Count() - 1} more)"),
        ];
    }

    private static bool Reaches(ILookup<string, string> next, string from, string to)
    {
        var seen = new HashSet<string> { from };
        var open = new Queue<string>(seen);
        while (open.TryDequeue(out string? folder))
        {
            if (folder == to)
            {
                return true;
            }
            foreach (string other in next[folder].Where(seen.Add))
            {
                open.Enqueue(other);
            }
        }
        return false;
    }

    private static IEnumerable<Use> Uses(SyntaxTree tree, SemanticModel model, string project)
    {
        string folder = Folder(tree.FilePath, project);
        foreach (SimpleNameSyntax name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>())
        {
            ISymbol? symbol = model.GetSymbolInfo(name).Symbol;
            ITypeSymbol? type = symbol as ITypeSymbol ?? symbol?.ContainingType;
            string? declared = type?.OriginalDefinition.DeclaringSyntaxReferences.FirstOrDefault()?.SyntaxTree.FilePath;
            if (!string.IsNullOrEmpty(declared) && Folder(declared, project) is { } other && other != folder)
            {
                int line = tree.GetLineSpan(name.Span).StartLinePosition.Line + 1;
                yield return new Use(folder, other, FormattableString.Invariant($"{tree.FilePath}:{line}"), declared);
            }
        }
    }

    private static string Folder(string file, string project)
    {
        string[] parts = file[(project.Length + 1)..].Split('/');
        return parts.Length == 1 ? "." : parts[0];
    }

    // The libraries of the program, but not those that are made of the sources themselves.
    private static IEnumerable<MetadataReference> References(string project)
    {
        string own = project == "src/Host" ? "nebula" : "NebulaBench." + Path.GetFileName(project);
        string framework = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)!;
        return framework.Split(Path.PathSeparator).Concat(Directory.GetFiles(Repository.HostOutput, "*.dll"))
            .DistinctBy(Path.GetFileName).Where(file => Path.GetFileNameWithoutExtension(file) != own && IsManaged(file))
            .Select(file => MetadataReference.CreateFromFile(file));
    }

    private static bool IsManaged(string file)
    {
        using var reader = new System.Reflection.PortableExecutable.PEReader(File.OpenRead(file));
        return reader.HasMetadata;
    }
}
