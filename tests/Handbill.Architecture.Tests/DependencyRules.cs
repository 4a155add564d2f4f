using ArchUnitNET.Fluent;
using static ArchUnitNET.Fluent.ArchRuleDefinition;
using Assembly = System.Reflection.Assembly;

namespace Handbill.Architecture.Tests;

/// <summary>Who may know whom. Every rule is also put to an assembly that breaks it, so that we know it can fail.</summary>
public sealed class DependencyRules
{
    [Fact]
    public void Typesetting_knows_no_other_project() =>
        House.Breaches(KnowsOnly(House.Typesetting)).ShouldBeEmpty();

    [Fact]
    public void Knowing_another_project_would_be_found() =>
        House.Breaches(KnowsOnly(typeof(DependencyRules).Assembly)).ShouldHaveSingleItem().ShouldContain(nameof(BrokenRules.PaperWeigher));

    [Fact]
    public void Pdf_knows_only_Typesetting() =>
        House.Breaches(KnowsOnly(House.Pdf, House.Typesetting)).ShouldBeEmpty();

    [Fact]
    public void Age_knows_no_other_project() =>
        House.Breaches(KnowsOnly(House.Age)).ShouldBeEmpty();

    [Fact]
    public void Mail_knows_no_other_project() =>
        House.Breaches(KnowsOnly(House.Mail)).ShouldBeEmpty();

    [Fact]
    public void Kernel_knows_no_other_project() =>
        House.Breaches(KnowsOnly(House.Kernel)).ShouldBeEmpty();

    [Fact]
    public void Only_the_executable_knows_a_store()
    {
        foreach (var assembly in House.Ours.Except([House.Executable, .. House.Storages]))
        {
            House.Breaches(DoesNotKnow(assembly, [.. House.Storages])).ShouldBeEmpty();
        }
    }

    [Fact]
    public void Ui_knows_no_other_project() =>
        House.Breaches(KnowsOnly(House.Ui)).ShouldBeEmpty();

    [Fact]
    public void Nothing_knows_the_executable()
    {
        foreach (var assembly in House.Ours.Where(assembly => assembly != House.Executable))
        {
            House.Breaches(DoesNotKnow(assembly, House.Executable)).ShouldBeEmpty();
        }
    }

    [Fact]
    public void Modules_show_only_their_contracts()
    {
        foreach (var module in House.Modules)
        {
            ShownBeyondContracts(module).ShouldBeEmpty();
        }
    }

    [Fact]
    public void Showing_only_contracts_would_fail_for_Typesetting() =>
        ShownBeyondContracts(House.Typesetting).ShouldContain("Handbill.Typesetting.Text.Story");

    private static IArchRule KnowsOnly(Assembly assembly, params Assembly[] known)
    {
        var others = House.Ours.Where(other => other != assembly && !known.Contains(other));
        return DoesNotKnow(assembly, [.. others]);
    }

    private static IArchRule DoesNotKnow(Assembly assembly, params Assembly[] others) =>
        Types().That().Are(House.TypesOf(assembly)).Should().NotDependOnAny(House.TypesOf(others)).WithoutRequiringPositiveResults();

    // A module's own folder "Contracts" and the class that registers it are its public side.
    private static IEnumerable<string> ShownBeyondContracts(Assembly module)
    {
        var name = module.GetName().Name!;
        return module.GetExportedTypes()
            .Where(type => type.Namespace != $"{name}.Contracts" && type.FullName != $"{name}.{name.Split('.')[^1]}Module")
            .Select(type => type.FullName!);
    }
}
