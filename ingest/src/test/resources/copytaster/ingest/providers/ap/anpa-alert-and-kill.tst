W1645asian
b a BC-US--APNewsAlert     06-29 0358
^BC-US--APNewsAlert,17<
	   HONOLULU (AP) _ Hawaii files an invented challenge to the definition of a lake.

	   AP-WF-06-29-17 2350GMT<


W1702asian
u a BC-US--Lake Kill     06-29 0040
^BC-US--Lake, KILL,40<
^BULLETIN KILL<
^Eds: Kill BC-US--Lake, W1645. The story is in error: no lake was defined. A kill is mandatory.<
	   Editors and producers: do not use the story about the lake. 
	   The AP

	   AP-WF-06-29-17 2358GMT<


