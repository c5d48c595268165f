# A formula for Homebrew. `make dist` fills in the version and the checksum; OWNER is where the
# repository lies.
class Certcheck < Formula
  desc "Judge TLS certificates and keys as servers and clients will"
  homepage "https://github.com/OWNER/certcheck"
  url "https://github.com/OWNER/certcheck/releases/download/vVERSION/certcheck-VERSION.tar.gz"
  sha256 "SHA256"
  license "Apache-2.0"

  depends_on "pkgconf" => :build
  depends_on xcode: ["26.0", :build]
  depends_on macos: :sequoia
  depends_on "openssl@3"

  uses_from_macos "swift" => :build

  def install
    # Homebrew builds in a sandbox of its own, in which SwiftPM's would not start.
    system "make", "install", "PREFIX=#{prefix}", "SWIFTPM_FLAGS=--disable-sandbox"
  end

  test do
    assert_match version.to_s, shell_output("#{bin}/certcheck --version")
    (testpath/"empty").mkpath
    assert_match "certcheck", shell_output("#{bin}/certcheck check #{testpath}/empty 2>&1", 3)
  end
end
