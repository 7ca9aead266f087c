document.getElementById('handoff').submit();
