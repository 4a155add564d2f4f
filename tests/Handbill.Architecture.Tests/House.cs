using ArchUnitNET.Domain;
using ArchUnitNET.Fluent;
using ArchUnitNET.Loader;
using static ArchUnitNET.Fluent.ArchRuleDefinition;
using Assembly = System.Reflection.Assembly;

namespace Handbill.Architecture.Tests;

/// <summary>What the rules are about: our assemblies as compiled, and our files as written.</summary>
internal static class House
{
    /// <summary>The repository's root.</summary>
    public static string Root { get; } = FindRoot();

    public static Assembly Typesetting { get; } = Assembly.Load("Handbill.Typesetting");

    public static Assembly Pdf { get; } = Assembly.Load("Handbill.Pdf");

    public static Assembly Age { get; } = Assembly.Load("Handbill.Age");

    public static Assembly Mail { get; } = Assembly.Load("Handbill.Mail");

    public static Assembly Kernel { get; } = Assembly.Load("Handbill.Kernel");

    /// <summary>What only one store can do, and the migrations.</summary>
    public static IReadOnlyList<Assembly> Storages { get; } = [Assembly.Load("Handbill.Storage.Sqlite"), Assembly.Load("Handbill.Storage.Postgres")];

    public static Assembly Ui { get; } = Assembly.Load("Handbill.Ui");

    public static Assembly Executable { get; } = Assembly.Load("handbill");

    /// <summary>The modules, of which <c>src/Modules</c> holds one folder each.</summary>
    public static IReadOnlyList<Assembly> Modules { get; } =
        [.. Directory.GetDirectories(Path.Combine(Root, "src", "Modules")).Order(StringComparer.Ordinal).Select(folder => Assembly.Load(Path.GetFileName(folder)))];

    public static IReadOnlyList<Assembly> Ours { get; } = [Typesetting, Pdf, Age, Mail, Kernel, Ui, .. Modules, .. Storages, Executable];

    private static Lazy<ArchUnitNET.Domain.Architecture> Loaded { get; } = new(() =>
        new ArchLoader().LoadAssemblies([.. Ours, typeof(House).Assembly]).Build());

    public static ArchUnitNET.Domain.Architecture Architecture => Loaded.Value;

    /// <summary>All types written in an assembly, but for what the compiler adds.</summary>
    public static IObjectProvider<IType> TypesOf(params IReadOnlyList<Assembly> assemblies) =>
        Types().That().ResideInAssembly(assemblies[0], [.. assemblies.Skip(1)])
            .As(string.Join(" and ", assemblies.Select(assembly => assembly.GetName().Name)));

    /// <summary>What breaks a rule, one line each; empty when it holds.</summary>
    public static IReadOnlyList<string> Breaches(IArchRule rule) =>
        [.. rule.Evaluate(Architecture).Where(result => !result.Passed).Select(result => result.Description)];

    /// <summary>Source files under a folder of the repository, as paths relative to the root with forward slashes.</summary>
    public static IEnumerable<string> Sources(params string[] folders) =>
        from folder in folders
        let full = Path.Combine(Root, folder)
        where Directory.Exists(full)
        from file in Directory.EnumerateFiles(full, "*.*", SearchOption.AllDirectories)
        let path = Path.GetRelativePath(Root, file).Replace('\\', '/')
        where Path.GetExtension(path) is ".cs" or ".cshtml" or ".css" or ".mjs" or ".ts" && !path.Split('/').Any(part => part is "bin" or "obj" or "node_modules")
        select path;

    private static string FindRoot()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Handbill.slnx")))
            {
                return at.FullName;
            }
        }

        throw new DirectoryNotFoundException("The tests must run from inside the repository: they read its files.");
    }
}
