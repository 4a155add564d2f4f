using System.Runtime.InteropServices;

namespace Handbill.Typesetting.Shaping;

/// <summary>A buffer of HarfBuzz; used by one thread at a time.</summary>
internal sealed class HarfBuzzBuffer : SafeHandle
{
    internal HarfBuzzBuffer()
        : base(0, ownsHandle: true) => SetHandle(HarfBuzz.BufferCreate());

    public override bool IsInvalid => handle == 0;

    /// <summary>hb_buffer_t, good as long as this object is reachable.</summary>
    internal nint Buffer => handle;

    protected override bool ReleaseHandle()
    {
        HarfBuzz.BufferDestroy(handle);
        return true;
    }
}
