using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.DependencyInjection;

namespace Handbill.Server;

/// <summary>
/// The keys of cookies, form tokens and sealed texts, a file each in `keys` of the data folder, readable by their owner only. They are not encrypted again:
/// whoever can read the folder as this user can read the database beside them, and the key to them would have to lie there too.
/// </summary>
internal sealed class KeyFiles : IXmlRepository
{
    private readonly string _folder;

    /// <summary>Registers data protection with the keys of an instance: what one process seals, all that use its data folder can open.</summary>
    public static void AddTo(IServiceCollection services, Instance instance)
    {
        services.AddDataProtection().SetApplicationName("Handbill");
        services.Configure<KeyManagementOptions>(options => options.XmlRepository = new KeyFiles(instance.Data));
    }

    public KeyFiles(string data)
    {
        _folder = Path.Combine(data, "keys");
        DataFolder.MakePrivate(_folder);
    }

    public IReadOnlyCollection<XElement> GetAllElements() =>
        [.. Directory.GetFiles(_folder, "*.xml").Order(StringComparer.Ordinal).Select(file => XElement.Load(file))];

    public void StoreElement(XElement element, string friendlyName)
    {
        var name = string.Concat(friendlyName.Where(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_'));
        var aside = Path.Combine(_folder, $".{name}.{Environment.ProcessId}");
        using (var file = DataFolder.Create(aside, FileMode.Create))
        {
            element.Save(file);
            file.Flush(flushToDisk: true);
        }

        File.Move(aside, Path.Combine(_folder, $"{name}.xml"), overwrite: true);
    }
}
